using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Seisan.LocalRunner.Servers;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Platform.Testing;

/// <summary>Databases of a service for tests: one is migrated per process, each test class gets a copy of it.</summary>
public static class TestDatabase
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();
    private static readonly SemaphoreSlim Copying = new(1);

    /// <summary>The logins of a new database that has the service's schema and no rows.</summary>
    public static async Task<ServiceLogins> CopyAsync<TContext>(string service)
        where TContext : ServiceDbContext
    {
        var servers = await TestServers.Shared;
        var template = await Templates.GetOrAdd(service, name => new(() => MigrateAsync<TContext>(name))).Value;
        var database = $"{service}_{Guid.CreateVersion7():N}";
        await Copying.WaitAsync();
        try
        {
            await using var admin = new NpgsqlConnection(servers.PostgresAdmin);
            await admin.OpenAsync();
            await using var command = new NpgsqlCommand($"CREATE DATABASE \"{database}\" TEMPLATE \"{template}\"", admin);
            await command.ExecuteNonQueryAsync();
        }
        finally
        {
            Copying.Release();
        }

        return await servers.CreateServiceDatabaseAsync(service, database);
    }

    /// <summary>Brings a database up to date as the service's migrate command does.</summary>
    public static async Task MigrateAsync<TContext>(string migrator, string service)
        where TContext : ServiceDbContext
    {
        await using var source = NpgsqlDataSource.Create(migrator + ";Pooling=false");
        var options = new DbContextOptionsBuilder<TContext>();
        Database.Configure(options, source);
        await using var db = (TContext)Activator.CreateInstance(typeof(TContext), options.Options, new Caller(TimeProvider.System))!;
        await Migrator.MigrateAsync(db, service, CancellationToken.None);
    }

    private static async Task<string> MigrateAsync<TContext>(string service)
        where TContext : ServiceDbContext
    {
        var template = $"{service}_template";
        var logins = await (await TestServers.Shared).CreateServiceDatabaseAsync(service, template);
        await MigrateAsync<TContext>(logins.Migrator, service);
        return template;
    }
}

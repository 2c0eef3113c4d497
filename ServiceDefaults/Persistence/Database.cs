using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Tenancy;

namespace Seisan.ServiceDefaults.Persistence;

public static class Database
{
    private const int PreparedStatements = 100;
    private const int Connections = 30;

    /// <summary>
    /// The service's database under its own login, the transaction per use case, and the relay of its outbox. Reads
    /// <c>ConnectionStrings:NAME</c> (application, or migrator in the migrate process) and
    /// <c>ConnectionStrings:NAME_relay</c>.
    /// </summary>
    public static void AddServiceDatabase<TContext>(this IHostApplicationBuilder builder, string name)
        where TContext : ServiceDbContext
    {
        var connection = builder.Configuration.GetConnectionString(name)
            ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing.");
        var source = Source(connection);
        builder.Services.AddSingleton(source);
        builder.Services.AddDbContext<TContext>(options => Configure(options, source));
        builder.Services.AddScoped<ServiceDbContext>(services => services.GetRequiredService<TContext>());
        builder.Services.AddMemoryCache();
        builder.Services.AddSingleton<KeyEncryptionKey>();
        builder.Services.AddScoped(services => new DataKeys(
            services.GetRequiredService<ServiceDbContext>(), services.GetRequiredService<IMemoryCache>(),
            services.GetRequiredService<KeyEncryptionKey>()));
        builder.Services.AddSingleton(new DatabaseName(name));
        builder.Services.AddSingleton<OutboxSignal>();

        if (builder.Configuration.GetConnectionString($"{name}_relay") is { Length: > 0 } relay)
        {
            builder.Services.AddKeyedSingleton(OutboxRelay.SourceKey, (_, _) => Source(relay));
            builder.Services.AddHostedService<JobRunner>();
            builder.Services.AddHostedService<Tidying.Tidying>();
            if (builder.Configuration.GetValue("Outbox:Relay", true))
                builder.Services.AddHostedService<OutboxRelay>().AddHostedService<OutboxWatch>();
        }
    }

    /// <summary>
    /// Statements that return are parsed and planned once a connection. Few connections: more than these would only
    /// wait for the processors, and those of all services together must fit into one server.
    /// </summary>
    private static NpgsqlDataSource Source(string connection)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connection };
        var settings = new NpgsqlConnectionStringBuilder(connection) { MaxAutoPrepare = PreparedStatements };
        if (!given.ContainsKey("Maximum Pool Size"))
            settings.MaxPoolSize = Connections;
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    internal static void Configure(DbContextOptionsBuilder options, NpgsqlDataSource source) =>
        Shape(options.UseNpgsql(source, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory")));

    internal static void Configure(DbContextOptionsBuilder options, string connection) =>
        Shape(options.UseNpgsql(connection, npgsql => npgsql.MigrationsHistoryTable("__EFMigrationsHistory")));

    private static void Shape(DbContextOptionsBuilder options) =>
        options.UseSnakeCaseNamingConvention().AddInterceptors(TenantInterceptor.Instance);
}

internal sealed record DatabaseName(string Value);

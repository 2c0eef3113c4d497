using Npgsql;

namespace Seisan.Platform.Tests;

/// <summary>The databases of the platform, as its administrator sees them.</summary>
public static class Databases
{
    /// <summary>A data source with every right, to the database of one service.</summary>
    public static NpgsqlDataSource Open(RunningPlatform platform, string service) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Administrator(platform)) { Database = service });

    /// <summary>The server that was given, or the runner's own, whose port stands in its lock file.</summary>
    private static string Administrator(RunningPlatform platform)
    {
        if (Environment.GetEnvironmentVariable("ConnectionStrings__postgres") is { Length: > 0 } given) return given;
        var port = File.ReadAllLines(Path.Combine(platform.Data, "servers", "postgres", "data", "postmaster.pid"))[3];
        var password = File.ReadAllText(Path.Combine(platform.Data, "secrets", "postgres-password")).Trim();
        return $"Host=127.0.0.1;Port={port};Database=postgres;Username=app;Password={password}";
    }
}

namespace Seisan.Manifest;

/// <summary>A server of a third party as the container that Aspire's packages would make of it.</summary>
public sealed record ContainerEntry(
    string ConnectionString,
    string Image,
    string? Entrypoint,
    IReadOnlyList<string>? Args,
    IReadOnlyList<Volume>? Volumes,
    IReadOnlyDictionary<string, string> Env,
    IReadOnlyDictionary<string, Binding> Bindings) : ManifestEntry
{
    private const string OwnScheme = "--auth-host=scram-sha-256 --auth-local=scram-sha-256";

    /// <param name="password">The name of the parameter.</param>
    public static ContainerEntry Postgres(string name, string password, bool keepsData) => new(
        $"Host={{{name}.bindings.tcp.host}};Port={{{name}.bindings.tcp.port}};Username=postgres;Password={{{password}.value}}",
        "docker.io/library/postgres:17.6",
        null,
        null,
        Keep(name, "/var/lib/postgresql/data", keepsData),
        new Dictionary<string, string>
        {
            ["POSTGRES_HOST_AUTH_METHOD"] = "scram-sha-256",
            ["POSTGRES_INITDB_ARGS"] = OwnScheme,
            ["POSTGRES_USER"] = "postgres",
            ["POSTGRES_PASSWORD"] = $"{{{password}.value}}",
        },
        Tcp(5432));

    public static ContainerEntry RabbitMQ(string name, string password, bool keepsData) => new(
        $"amqp://guest:{{{password}.value}}@{{{name}.bindings.tcp.host}}:{{{name}.bindings.tcp.port}}",
        "docker.io/library/rabbitmq:4.2",
        null,
        null,
        Keep(name, "/var/lib/rabbitmq", keepsData),
        new Dictionary<string, string> { ["RABBITMQ_DEFAULT_USER"] = "guest", ["RABBITMQ_DEFAULT_PASS"] = $"{{{password}.value}}" },
        Tcp(5672));

    public static ContainerEntry Redis(string name, string password) => new(
        $"{{{name}.bindings.tcp.host}}:{{{name}.bindings.tcp.port}},password={{{password}.value}}",
        "docker.io/library/redis:8.2",
        "/bin/sh",
        ["-c", "redis-server --requirepass $REDIS_PASSWORD"],
        null,
        new Dictionary<string, string> { ["REDIS_PASSWORD"] = $"{{{password}.value}}" },
        Tcp(6379));

    private static List<Volume>? Keep(string name, string target, bool keepsData) =>
        keepsData ? [new($"apphost-{name}-data", target, ReadOnly: false)] : null;

    private static Dictionary<string, Binding> Tcp(int port) => new() { ["tcp"] = Binding.Of("tcp", null, port, isExternal: false) };
}

public sealed record Volume(string Name, string Target, bool ReadOnly);

using System.Text;
using Npgsql;

namespace Seisan.LocalRunner.Servers;

/// <summary>Signs in at servers that others run: null when they let us, else what is wrong with the connection string.</summary>
internal static class ExternalServer
{
    /// <summary>PostgreSQL has to have the databases as well, or let us make them.</summary>
    public static async Task<string?> CheckPostgresAsync(string given, IEnumerable<PostgresDatabaseResource> databases, CancellationToken ct)
    {
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(given) { Pooling = false };
            await using var connection = new NpgsqlConnection(settings.ToString());
            await connection.OpenAsync(ct);
            if (await ServiceDatabase.MayCreateAsync(connection, ct)) return null;

            var missing = (await Task.WhenAll(databases.Select(database => database.MissingAsync(ct)))).SelectMany(parts => parts).ToList();
            return missing is [] ? null : $"{settings.Username} is no superuser and cannot make what is missing: {string.Join(", ", missing)}";
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or TimeoutException)
        {
            return OneLine(failure.Message);
        }
    }

    /// <summary>The first two steps of AMQP 0-9-1; below TLS only whether something listens.</summary>
    public static async Task<string?> CheckRabbitMqAsync(string given, CancellationToken ct)
    {
        if (!Uri.TryCreate(given, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            return "it is not of the form amqp://user:password@host:port/";
        var tls = uri.Scheme == "amqps";
        return await Greeting.AskAsync(uri.Host, uri.Port > 0 ? uri.Port : tls ? 5671 : 5672, async (stream, stop) =>
        {
            if (tls) return null;
            if (await Greeting.ExchangeAsync(stream, "AMQP\0\0\u0009\u0001"u8.ToArray(), stop) is not [1, ..]) return "it speaks no AMQP 0-9-1";
            try
            {
                if (await Greeting.ExchangeAsync(stream, StartOk(Uri.UnescapeDataString(uri.UserInfo)), stop) is [1, _, _, _, _, _, _, 0, 10, 0, 30, ..]) return null;
            }
            catch (IOException)
            {
                // it hangs up on a login it does not know
            }

            return $"RabbitMQ refuses the login {uri.UserInfo.Split(':')[0]}";
        }, ct);
    }

    public static async Task<string?> CheckRedisAsync(string given, CancellationToken ct)
    {
        var parts = given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts is [] || !Uri.TryCreate($"redis://{parts[0]}", UriKind.Absolute, out var uri) || parts[0].Contains('=', StringComparison.Ordinal))
            return "it is not of the form host:port,password=…";
        string? Option(string name) => Array.Find(parts, part => part.StartsWith($"{name}=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..];
        string[] hello = Option("password") is not { } password ? ["PING"] : Option("user") is { } user ? ["AUTH", user, password] : ["AUTH", password];
        var words = string.Concat(hello.Select(word => $"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n"));
        return await Greeting.AskAsync(uri.Host, uri.Port > 0 ? uri.Port : 6379, async (stream, stop) =>
        {
            if (bool.TryParse(Option("ssl"), out var tls) && tls) return null;
            var answer = await Greeting.ExchangeAsync(stream, Encoding.UTF8.GetBytes($"*{hello.Length}\r\n{words}"), stop);
            return answer is [(byte)'+', ..] ? null : $"Redis answers {OneLine(Encoding.UTF8.GetString(answer))}";
        }, ct);
    }

    // connection.start-ok (class 10, method 11): no properties, PLAIN, the login, a locale; lengths stay below 256
    private static byte[] StartOk(string login)
    {
        var response = Encoding.UTF8.GetBytes($"\0{(login is "" ? "guest:guest" : login).Replace(':', '\0')}");
        byte[] body = [0, 10, 0, 11, 0, 0, 0, 0, 5, .. "PLAIN"u8, 0, 0, 0, (byte)response.Length, .. response, 5, .. "en_US"u8];
        return [1, 0, 0, 0, 0, 0, (byte)body.Length, .. body, 0xCE];
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

using System.Security.Cryptography;
using System.Text;
using Docker.DotNet.Models;
using DotNet.Testcontainers.Containers;
using Microsoft.Extensions.Logging.Abstractions;
using Seisan.LocalRunner.Servers;
using Testcontainers.PostgreSql;
using Testcontainers.RabbitMq;
using Testcontainers.Redis;

namespace Seisan.Servers;

/// <summary>
/// PostgreSQL, RabbitMQ and Redis as containers, set up as their namesakes on the machine are. Where they are is put
/// into this process's environment, as if it had been given; the images they are made of are read from there. Whoever
/// has the engine takes them away, by the label in <c>CONTAINERS_LABEL</c>.
/// </summary>
internal static class Containers
{
    private const string User = PostgresServer.Administrator;
    private const long SharedMemory = 256 << 20; // for PostgreSQL's parallel queries; an engine gives 64 MiB

    public static async Task StartAsync()
    {
        var password = RandomNumberGenerator.GetHexString(24, lowercase: true);
        var postgres = new PostgreSqlBuilder(Variable("Images__postgres"))
            .WithLogger(NullLogger.Instance).WithLabel(Label).WithCreateParameterModifier(OnLoopback)
            .WithDatabase("postgres").WithUsername(User).WithPassword(password)
            .WithEnvironment("POSTGRES_INITDB_ARGS", "-E UTF8 --locale=C.UTF-8 -k --no-sync")
            .WithCommand([.. PostgresServer.Settings(durable: false)])
            .Build();
        var messaging = new RabbitMqBuilder(Variable("Images__messaging"))
            .WithLogger(NullLogger.Instance).WithLabel(Label).WithCreateParameterModifier(OnLoopback)
            .WithUsername(User).WithPassword(password)
            .WithEnvironment("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", RabbitMqServer.Schedulers)
            .WithResourceMapping(Limits, "/etc/rabbitmq/conf.d/20-limits.conf")
            .Build();
        var redis = new RedisBuilder(Variable("Images__redis"))
            .WithLogger(NullLogger.Instance).WithLabel(Label).WithCreateParameterModifier(OnLoopback)
            .WithCommand("--save", "", "--appendonly", "no", "--requirepass", password)
            .Build();

        await Task.WhenAll(
            UseAsync("postgres", postgres, postgres.GetConnectionString),
            UseAsync("messaging", messaging, messaging.GetConnectionString),
            UseAsync("redis", redis, () => $"{redis.GetConnectionString()},password={password}"));
    }

    private static byte[] Limits => Encoding.UTF8.GetBytes(RabbitMqServer.Limits + "\n");

    private static Dictionary<string, string> Label { get; } = new([new(Variable("CONTAINERS_LABEL"), "")]);

    private static async Task UseAsync(string name, IContainer container, Func<string> where)
    {
        await container.StartAsync();
        Environment.SetEnvironmentVariable($"ConnectionStrings__{name}", where());
    }

    private static void OnLoopback(CreateContainerParameters container)
    {
        container.HostConfig!.ShmSize = SharedMemory;
        foreach (var port in container.HostConfig.PortBindings!.Values.SelectMany(ports => ports))
            port.HostIP = "127.0.0.1";
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value
            : throw new InvalidOperationException($"{name} is not set: start by tests/Servers/with-docker.");
}

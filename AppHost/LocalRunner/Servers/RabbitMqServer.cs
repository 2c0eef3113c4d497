using System.Globalization;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Servers;

/// <summary>One RabbitMQ node with a name, cookie and port mapper of its own, beside any that the system runs.</summary>
public sealed class RabbitMqServer(string folder, int port, string user, string password) : IServer
{
    /// <summary>One scheduler that does not spin: a node of ours is one of many programs on its machine.</summary>
    public const string Schedulers = "+S 1:1 +sbwt none +sbwtdcpu none +sbwtdio none";

    /// <summary>When it stops taking messages, as a line of its configuration.</summary>
    public const string Limits = "disk_free_limit.absolute = 50MB";

    private const string Account = "rabbitmq";
    private readonly int mapperPort = FreePort.Take();
    private readonly int nodePort = FreePort.Take();

    public string Program => "/usr/lib/rabbitmq/bin/rabbitmq-server";

    public string Package => "rabbitmq-server";

    public string ConnectionString => $"amqp://{user}:{Uri.EscapeDataString(password)}@127.0.0.1:{port}/";

    /// <summary>
    /// The node would start the port mapper as a daemon that outlives it; started here it is in the node's session
    /// and ends with it.
    /// </summary>
    public ProcessSpec Command => new(
        "/bin/sh",
        ["-c", $"epmd -port {mapperPort} -address 127.0.0.1 & exec {Program}"],
        folder,
        new Dictionary<string, string>
        {
            ["HOME"] = folder,
            ["PATH"] = "/usr/lib/rabbitmq/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            ["LANG"] = "C.UTF-8",
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["ERL_EPMD_PORT"] = Text(mapperPort),
            ["RABBITMQ_NODENAME"] = "seisan@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(port),
            ["RABBITMQ_DIST_PORT"] = Text(nodePort),
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(folder, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(folder, "log"),
            ["RABBITMQ_LOGS"] = "-",
            ["RABBITMQ_CONFIG_FILE"] = Settings,
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(folder, "absent.conf"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Plugins,
            ["RABBITMQ_PID_FILE"] = Path.Combine(folder, "pid"),
            ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] =
                Schedulers + " -kernel inet_dist_use_interface {127,0,0,1}",
        },
        Account: Account,
        Inherit: false);

    private string Settings => Path.Combine(folder, "rabbitmq.conf");

    private string Plugins => Path.Combine(folder, "enabled_plugins");

    public async Task PrepareAsync(CancellationToken ct)
    {
        await Accounts.GiveFolderAsync(folder, Account, ct);
        await File.WriteAllTextAsync(Settings, $"""
            listeners.tcp.1 = 127.0.0.1:{port}
            default_user = {user}
            default_pass = {password}
            default_permissions.configure = .*
            default_permissions.read = .*
            default_permissions.write = .*
            loopback_users = none
            {Limits}
            log.console.level = warning

            """, ct);
        await File.WriteAllTextAsync(Plugins, "[].\n", ct);
        await Accounts.GiveFolderAsync(folder, Account, ct);
    }

    // AMQP 0-9-1: the protocol header is answered by a method frame (type 1)
    public Task<bool> IsReadyAsync(CancellationToken ct) => Greeting.AnswersAsync(
        port, "AMQP\0\0\u0009\u0001"u8.ToArray(), answer => answer is [1, ..], ct);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

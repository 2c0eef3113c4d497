using Seisan.LocalRunner.Running;
using Seisan.LocalRunner.Servers;

namespace Seisan.LocalRunner;

/// <summary>
/// A service's database with its roles. Which login a process gets is decided here: the one whose first argument is
/// <c>migrate</c> gets the migrator's, every other the app's, and with it the relay's as <c>ConnectionStrings__x_relay</c>.
/// </summary>
public sealed class PostgresDatabaseResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    private readonly string databaseName;
    private readonly SecretStore secrets;
    private ServiceLogins? logins;

    internal PostgresDatabaseResource(string name, string databaseName, PostgresServerResource server, SecretStore secrets)
        : base(name)
    {
        this.databaseName = databaseName;
        this.secrets = secrets;
        Parent = server;
        Plan.Waits.Add(new(server, null));
        Plan.Uses.Add(server);
    }

    public PostgresServerResource Parent { get; }

    internal string DatabaseName => databaseName;

    private ServiceLogins Logins => logins ?? throw new InvalidOperationException($"{Name} is not created yet.");

    public string ConnectionStringFor(ProcessResource process) => IsMigration(process) ? Logins.Migrator : Logins.App;

    internal string? RelayConnectionStringFor(ProcessResource process) => IsMigration(process) ? null : Logins.Relay;

    private static bool IsMigration(ProcessResource process) => process.Plan.Arguments is ["migrate", ..];

    internal async Task CreateAsync(CancellationToken ct) =>
        logins = await ServiceDatabase.CreateAsync(Parent.ConnectionString, databaseName, databaseName, PasswordOf, ct);

    /// <inheritdoc cref="ServiceDatabase.MissingAsync"/>
    internal Task<IReadOnlyList<string>> MissingAsync(CancellationToken ct) =>
        ServiceDatabase.MissingAsync(Parent.ConnectionString, databaseName, databaseName, PasswordOf, ct);

    private string PasswordOf(string role) => secrets.Get($"{Parent.Name}-{role}", 32);
}

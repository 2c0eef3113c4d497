using Seisan.LocalRunner.Processes;
using Seisan.Notifications.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

/// <summary>A service whose mail server is not there yet.</summary>
public sealed class ServiceWithoutMail() : ServiceFixture<Program, NotificationsDbContext>("notifications")
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"seisan-mail-{Guid.CreateVersion7():N}");
    private readonly int _port = FreePort.Take();
    private RunningServer? _server;

    public string Maildir => Path.Combine(_folder, "sent");

    public async Task StartMailServerAsync() => _server = await RunningServer.StartAsync(new MailServer(Maildir, _port));

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    protected override IEnumerable<KeyValuePair<string, string>> Settings() =>
        [new("ConnectionStrings:mail", $"smtp://127.0.0.1:{_port}")];
}

public sealed class RetryTests(ServiceWithoutMail service) : IClassFixture<ServiceWithoutMail>
{
    [Fact]
    public async Task A_mail_is_tried_again_until_the_server_is_there_and_comes_once()
    {
        var (tenant, approver, address) = (TestPerson.NewTenant(), Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(tenant, A.Employee(approver, address));
        await service.Deliver(tenant, A.Requested(approver));
        await Wait.Until(() => IsAsync(tenant.Value, "problem = 'server'"), "the mail was not tried");

        await service.StartMailServerAsync();

        await Wait.Until(() => IsAsync(tenant.Value, "state = 'sent'"), "the mail was not sent");
        Assert.Single(Postbox.MailsTo(service.Maildir, address));
    }

    private async Task<bool> IsAsync(Guid tenant, string condition)
    {
        await using var command = service.Administrator.CreateCommand(
            $"SELECT count(*) FROM mail WHERE tenant_id = $1 AND {condition}");
        command.Parameters.Add(new() { Value = tenant });
        return (long)(await command.ExecuteScalarAsync())! == 1;
    }
}

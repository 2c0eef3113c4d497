using Microsoft.EntityFrameworkCore.Infrastructure;
using MimeKit;
using Seisan.Contracts.Accounting;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Notifications.Persistence;
using Seisan.Platform.Testing;
using Seisan.ServiceDefaults.Encryption;

// one service for all classes: whatever is published on the broker reaches every service that listens
[assembly: AssemblyFixture(typeof(Seisan.Notifications.Tests.NotificationsService))]

namespace Seisan.Notifications.Tests;

public sealed class NotificationsService() : ServiceFixture<Program, NotificationsDbContext>("notifications")
{
    /// <summary>A field of an event, sealed as the service that announces it would.</summary>
    public Task<string> SealAsync(TenantId tenant, string dataClass, string text) =>
        In(tenant, db => Task.FromResult(db.GetService<DataKeys>().TransportSeal(dataClass, text)));

    /// <summary>The mails that the server took for the address, in any order.</summary>
    public static async Task<List<MimeMessage>> MailsToAsync(string address) =>
        Postbox.MailsTo((await TestServers.Shared).Maildir, address);

    /// <summary>The one mail to the address, once it is there.</summary>
    public static async Task<MimeMessage> MailToAsync(string address)
    {
        await Wait.Until(async () => (await MailsToAsync(address)).Count > 0, $"no mail for {address}");
        return Assert.Single(await MailsToAsync(address));
    }
}

internal static class Postbox
{
    public static List<MimeMessage> MailsTo(string maildir, string address)
    {
        var folder = Path.Combine(maildir, "new");
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.GetFiles(folder).Select(file => MimeMessage.Load(file))
                .Where(mail => mail.To.Mailboxes.Any(mailbox => mailbox.Address == address))];
    }
}

/// <summary>What other services tell, with something sensible in every place.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static string NewAddress() => $"{Guid.CreateVersion7():N}@example.co.jp";

    public static EmployeeChanged Employee(Guid id, string? email, long version = 1) => new(
        [new Timeline<Employee>(id, "1001", version, [new Dated<Employee>(new DateOnly(2020, 4, 1), true,
            new Employee("鈴木 健一", "スズキ ケンイチ", email, null, []))])]);

    public static UserChanged User(TestPerson person, string? email, params string[] roles) => new(
        person.UserId, person.EmployeeId, person.SignInId, person.Name, email, roles, true, 1);

    public static ApprovalRequested Requested(params Guid[] approvers) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 1, "2026-000007", "大阪出張の交通費", Guid.CreateVersion7(), "佐藤 美咲",
        12_345, 1, 2, "部門長", approvers, null, Now);

    public static ApprovalCompleted Completed(Guid claimant, string outcome, string? comment = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), 1, "2026-000007", "大阪出張の交通費", claimant, outcome,
        Guid.CreateVersion7(), "鈴木 健一", comment, Now);

    public static ClaimReopened Reopened(Guid claimant) => new(
        Guid.CreateVersion7(), 1, "2026-000007", "大阪出張の交通費", claimant, "宛名が違います", Guid.CreateVersion7(), "経理 花子", Now);

    public static PaymentResultRecorded Paid(params Guid[] claimants) => new(
        Guid.CreateVersion7(), "PR-2026-0001", new DateOnly(2026, 11, 30), Now,
        [.. claimants.Select(claimant => new PaidClaim(Guid.CreateVersion7(), 1, claimant, "2026-000007", "大阪出張の交通費", 12_345))]);

    public static ApprovalNotOpened NotOpened(Guid claimant) => new(
        Guid.CreateVersion7(), 1, "2026-000007", "大阪出張の交通費", claimant, "no_route", null, Now);
}

using System.Text;
using MimeKit;
using Seisan.Contracts.Accounting;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

public sealed class MailTests(NotificationsService service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TenantId _tenant = TestPerson.NewTenant();

    [Fact]
    public async Task Every_approver_gets_one_mail_with_the_facts_and_the_page()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var (one, two) = (A.NewAddress(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(first, one));
        await service.Deliver(_tenant, A.Employee(second, two));
        var asked = A.Requested(first, second);

        await service.Deliver(_tenant, asked);

        var mail = await NotificationsService.MailToAsync(one);
        await NotificationsService.MailToAsync(two);
        Assert.Equal("【承認依頼】2026-000007 大阪出張の交通費（佐藤 美咲）", mail.Subject);
        var text = mail.TextBody!;
        Assert.StartsWith("鈴木 健一 様", text, StringComparison.Ordinal);
        Assert.Contains("12,345円", text, StringComparison.Ordinal);
        Assert.Contains($"/approvals/{asked.ApprovalId}", text, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    [Fact]
    public async Task The_same_cause_told_again_makes_no_second_mail()
    {
        var (approver, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(approver, address));
        var asked = A.Requested(approver);
        var message = Guid.CreateVersion7();
        await service.Deliver(_tenant, asked, message);
        await service.Deliver(_tenant, asked, message);
        await service.Deliver(_tenant, asked); // even under a new message id
        await service.Deliver(_tenant, A.Requested(approver) with { ClaimTitle = "次の申請" });

        await Wait.Until(async () => (await NotificationsService.MailsToAsync(address)).Count >= 2, "the mails did not come");
        await Wait.Until(async () => await OpenJobsAsync() == 0, "mails are still waiting");

        var mails = await NotificationsService.MailsToAsync(address);
        Assert.Equal(2, mails.Count);
        Assert.Equal(2, mails.Select(mail => mail.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task Whose_approval_was_taken_back_is_told_why_once()
    {
        var (claimant, address) = (TestPerson.In(_tenant), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(claimant.EmployeeId!.Value, address));
        var said = A.Reopened(claimant.EmployeeId.Value);
        await service.Deliver(_tenant, said);
        await service.Deliver(_tenant, said);

        var mail = await NotificationsService.MailToAsync(address);

        Assert.Equal("【承認取消】2026-000007 大阪出張の交通費", mail.Subject);
        Assert.Contains("宛名が違います", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains($"/claims/{said.ClaimId}", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_who_was_paid_is_told_the_amount_and_the_day_once()
    {
        var (one, two) = (TestPerson.In(_tenant), TestPerson.In(_tenant));
        var (first, second) = (A.NewAddress(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(one.EmployeeId!.Value, first));
        await service.Deliver(_tenant, A.User(two, second, Roles.Employee) with { Language = "en" });
        var paid = A.Paid(one.EmployeeId.Value, two.EmployeeId!.Value);
        await service.Deliver(_tenant, paid with { Claims = [.. paid.Claims, new PaidClaim(Guid.CreateVersion7(), 1)] });
        await service.Deliver(_tenant, paid);

        var (japanese, english) = (await NotificationsService.MailToAsync(first), await NotificationsService.MailToAsync(second));

        Assert.Equal("【支払完了】2026-000007 大阪出張の交通費", japanese.Subject);
        Assert.Contains("12,345円", japanese.TextBody, StringComparison.Ordinal);
        Assert.Contains("2026-11-30", japanese.TextBody, StringComparison.Ordinal);
        Assert.Equal("[Paid] 2026-000007 大阪出張の交通費", english.Subject);
    }

    [Fact]
    public async Task Who_chose_English_is_written_to_in_English_and_an_older_message_changes_nothing()
    {
        var (person, address) = (TestPerson.In(_tenant), A.NewAddress());
        await service.Deliver(_tenant, A.User(person, address, Roles.Employee) with { RightsVersion = 2, Language = "en" });
        await service.Deliver(_tenant, A.User(person, address, Roles.Employee) with { Language = "ja" });
        await service.Deliver(_tenant, A.User(person, address, Roles.Employee) with { RightsVersion = 3 }); // as before there were languages

        await service.Deliver(_tenant, A.Completed(person.EmployeeId!.Value, "approved"));

        var mail = await NotificationsService.MailToAsync(address);
        Assert.Equal("[Approved] 2026-000007 大阪出張の交通費", mail.Subject);
        Assert.Equal("en", mail.Body!.Headers[HeaderId.ContentLanguage]);
        Assert.Contains("approved", mail.TextBody!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("approved", "【承認完了】")]
    [InlineData("sent_back", "【差戻し】")]
    [InlineData("rejected", "【否認】")]
    public async Task The_claimant_learns_how_it_ended(string outcome, string subject)
    {
        var (claimant, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(claimant, address));

        await service.Deliver(_tenant, A.Completed(claimant, outcome, "領収書が\r\n足りません"));

        var mail = await NotificationsService.MailToAsync(address);
        Assert.StartsWith(subject, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("領収書が", mail.TextBody!, StringComparison.Ordinal);
        Assert.Contains("足りません", mail.TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withdrawal_is_told_to_nobody()
    {
        var claimant = TestPerson.In(_tenant);
        await service.Deliver(_tenant, A.Completed(claimant.EmployeeId!.Value, "withdrawn"));

        Assert.Equal(0, await OpenJobsAsync());
        Assert.Equal(0, await CountAsync("mail"));
    }

    [Fact]
    public async Task When_no_approval_opens_claimant_and_administrators_learn_what_to_mend()
    {
        var claimant = TestPerson.In(_tenant);
        var administrator = TestPerson.In(_tenant) with { Name = "高橋 由美" };
        var former = TestPerson.In(_tenant);
        var (one, two, three) = (A.NewAddress(), A.NewAddress(), A.NewAddress());
        await service.Deliver(_tenant, A.User(claimant, one, Roles.Employee));
        await service.Deliver(_tenant, A.User(administrator, two, Roles.Employee, Roles.Administrator));
        await service.Deliver(_tenant, A.User(former, three, Roles.Administrator) with { Active = false });

        await service.Deliver(_tenant, A.NotOpened(claimant.EmployeeId!.Value));

        await NotificationsService.MailToAsync(one);
        var mail = await NotificationsService.MailToAsync(two);
        Assert.Contains("条件に合う承認フローがありません。", mail.TextBody!, StringComparison.Ordinal);
        Assert.Empty(await NotificationsService.MailsToAsync(three));
    }

    [Fact]
    public async Task A_mail_waits_for_an_address_that_comes_later()
    {
        var (approver, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Requested(approver));
        await Wait.Until(async () => await CountAsync("mail", "AND problem = 'no_address'") == 1, "the mail did not wait");

        await service.Deliver(_tenant, A.Employee(approver, address));

        await NotificationsService.MailToAsync(address);
    }

    [Fact]
    public async Task An_older_version_of_an_employee_changes_nothing()
    {
        var (approver, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(approver, address, version: 5));
        await service.Deliver(_tenant, A.Employee(approver, A.NewAddress(), version: 4));

        await service.Deliver(_tenant, A.Requested(approver));

        await NotificationsService.MailToAsync(address);
    }

    [Fact]
    public async Task A_password_link_is_mailed_and_lies_in_no_table()
    {
        var (address, link) = (A.NewAddress(), "https://localhost:8443/set-password?token=SECRET-TOKEN-42");
        var sealedLink = await service.SealAsync(_tenant, "password-link", link);
        await service.Deliver(_tenant, new PasswordLinkIssued(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "高橋 由美", address, sealedLink, A.Now.AddHours(1)));

        var mail = await NotificationsService.MailToAsync(address);

        Assert.Contains(link, mail.TextBody!, StringComparison.Ordinal);
        Assert.StartsWith("高橋 由美 様", mail.TextBody!, StringComparison.Ordinal);
        await Wait.Until(async () => await CountAsync("mail", "AND state = 'sent' AND sealed_link IS NULL") == 1, "not marked");
        foreach (var table in (string[])["mail", "message", "job", "inbox", "outbox"])
            Assert.Equal(0, await CountAsync(table, $"AND {table}::text LIKE '%SECRET-TOKEN%'"));
    }

    [Fact]
    public async Task A_link_that_has_expired_is_not_mailed_any_more()
    {
        var address = A.NewAddress();
        var sealedLink = await service.SealAsync(_tenant, "password-link", "https://localhost/x");
        await service.Deliver(_tenant, new PasswordLinkIssued(
            Guid.CreateVersion7(), Guid.CreateVersion7(), "高橋", address, sealedLink, A.Now.AddMinutes(-1)));

        await Wait.Until(async () => await CountAsync("mail", "AND problem = 'too_late'") == 1, "not given up");
        Assert.Empty(await NotificationsService.MailsToAsync(address));
    }

    [Fact]
    public async Task What_people_type_cannot_become_a_header()
    {
        var (approver, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(approver, address));
        await service.Deliver(_tenant, A.Requested(approver) with
        {
            ClaimTitle = "x\r\nBcc: evil@example.com\r\n\r\nbody",
            ClaimantName = "a\nX-Evil: 1",
        });

        var mail = await NotificationsService.MailToAsync(address);

        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Field is "X-Evil" or "Bcc");
        Assert.Contains("Bcc: evil@example.com", mail.Subject, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("a@example.jp, b@example.jp")]
    [InlineData("a@example.jp\r\nBcc: b@example.jp")]
    public async Task An_address_that_is_none_is_given_up_and_stops_nobody(string address)
    {
        var approver = Guid.CreateVersion7();
        await service.Deliver(_tenant, A.Employee(approver, address));
        await service.Deliver(_tenant, A.Requested(approver));

        await Wait.Until(async () => await CountAsync("mail", "AND problem = 'refused'") == 1, "not given up");
    }

    private Task<long> OpenJobsAsync() => CountAsync("job", "AND state IN ('waiting', 'running')");

    private async Task<long> CountAsync(string table, string condition = "")
    {
        await using var command = service.Administrator.CreateCommand(
            new StringBuilder("SELECT count(*) FROM ").Append(table).Append(" WHERE tenant_id = $1 ").Append(condition).ToString());
        command.Parameters.Add(new() { Value = _tenant.Value });
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}

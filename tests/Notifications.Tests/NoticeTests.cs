using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Contracts.Notifications;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

/// <summary>Planned stops and ends of service: how long ahead, who is told, how often.</summary>
public sealed class NoticeTests(NotificationsService service)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private readonly Notices _notices = new(service);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "startsAt", "\"2026-01-01T00:00:00Z\"", "startsAt short_notice" },
        { "endsAt", "\"2026-01-01T00:00:00Z\"", "endsAt ends_before_start" },
        { "endsAt", "null", "endsAt required" },
        { "functions", "[]", "functions choose_one" },
        { "functions", "[\"claims\",\"coffee\"]", "functions unknown_function" },
        { "textJa", "\" \"", "textJa required" },
        { "textEn", "\"\"", "textEn required" },
        { "urgent", "true", "urgentReason reason_needed" },
        { "kind", "\"party\"", "kind unknown_kind" },
        { "kind", "\"end_of_service\"", "endsAt no_end" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_beside_its_field(string field, string value, string expected)
    {
        var content = Notices.Window(Now.AddDays(15));
        content[field] = JsonSerializer.Deserialize<JsonElement>(value);

        using var answer = await _notices.SendAsync(content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Contains(expected, errors.EnumerateObject()
            .SelectMany(one => one.Value.EnumerateArray().Select(error => $"{one.Name} {error.GetProperty("code").GetString()}")));
    }

    [Theory]
    [InlineData(13.9, HttpStatusCode.BadRequest)]
    [InlineData(14.1, HttpStatusCode.Created)]
    public async Task A_planned_stop_is_told_fourteen_days_ahead(double days, HttpStatusCode expected)
    {
        using var answer = await _notices.SendAsync(Notices.Window(Now.AddDays(days)));

        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData(175, HttpStatusCode.BadRequest)]
    [InlineData(186, HttpStatusCode.Created)]
    public async Task The_end_of_a_service_is_told_six_months_ahead(int days, HttpStatusCode expected)
    {
        var content = new Dictionary<string, object?>(Notices.Window(Now.AddDays(days))) { ["kind"] = "end_of_service", ["endsAt"] = null };

        using var answer = await _notices.SendAsync(content);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_draft_is_told_to_nobody_and_publishing_tells_contacts_or_else_administrators_once()
    {
        var (administrator, contact, silent) = (A.NewAddress(), A.NewAddress(), A.NewAddress());
        await _notices.CompanyAsync(administrator);
        var named = await _notices.CompanyAsync(silent);
        await service.Deliver(named, new TenantContactsChanged(2, [new("Emma", contact, "en")]));
        await service.Deliver(named, new TenantContactsChanged(1, [new("以前の人", silent, "ja")])); // older, arrives later
        var id = await _notices.DraftAsync(Notices.Urgent(Now.AddMinutes(-1)));
        Assert.Empty(await EventsAsync(id));

        using var published = await _notices.StepAsync(id, "publication");
        using var again = await _notices.StepAsync(id, "publication");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (published.StatusCode, again.StatusCode));
        var japanese = await NotificationsService.MailToAsync(administrator);
        Assert.StartsWith("【計画停止】", japanese.Subject, StringComparison.Ordinal);
        Assert.Contains("機器を交換します。", japanese.TextBody, StringComparison.Ordinal);
        Assert.Contains("重大な不具合のため", japanese.TextBody, StringComparison.Ordinal);
        Assert.Contains("精算申請、承認", japanese.TextBody, StringComparison.Ordinal);
        Assert.Contains("/status", japanese.TextBody, StringComparison.Ordinal);
        var english = await NotificationsService.MailToAsync(contact);
        Assert.StartsWith("[Planned stop]", english.Subject, StringComparison.Ordinal);
        Assert.Contains("Machines are replaced.", english.TextBody, StringComparison.Ordinal);
        Assert.Empty(await NotificationsService.MailsToAsync(silent));

        var told = Assert.Single(await EventsAsync(id));
        Assert.Equal((1, false, true), (told.Version, told.Cancelled, told.Urgent));
        Assert.True(told.StartsAt >= Now, "what was due begins with its publication");
        var entries = await service.Outbox<AuditRecorded>(TenantId.Provider);
        Assert.Equal(["DraftNotice", "PublishNotice"], entries.Where(one => one.TargetId == id.ToString()).Select(one => one.Operation));
    }

    [Fact]
    public async Task The_jobs_that_tell_run_again_without_a_second_mail()
    {
        var address = A.NewAddress();
        var tenant = await _notices.CompanyAsync(address);
        var id = await _notices.PublishedAsync(Notices.Urgent(Now));
        await NotificationsService.MailToAsync(address);
        var left = $"""
            SELECT count(*) FROM job WHERE state <> 'done' AND kind IN ('tell-tenants', 'tell-contacts') AND arguments LIKE '%{id}%'
            """;

        await AskAsync($"""
            UPDATE job SET state = 'waiting', position = NULL, finished_at = NULL
            WHERE kind IN ('tell-tenants', 'tell-contacts') AND arguments LIKE '%{id}%'
            """);
        await Wait.Until(async () => await AskAsync(left) == 0, "jobs are left or have failed");

        Assert.Single(await NotificationsService.MailsToAsync(address));
        Assert.Equal(1, await AskAsync($"SELECT count(*) FROM mail WHERE tenant_id = '{tenant}'"));
    }

    [Fact]
    public async Task Extension_end_and_cancellation_are_told_each_with_a_higher_version()
    {
        var address = A.NewAddress();
        await _notices.CompanyAsync(address);
        var running = await _notices.PublishedAsync(Notices.Urgent(Now));
        var coming = await _notices.PublishedAsync(Notices.Window(Now.AddDays(20)));

        var answers = new[]
        {
            await _notices.StepAsync(running, "extension", new { endsAt = Now.AddHours(1) }), // not later
            await _notices.StepAsync(running, "extension", new { endsAt = Now.AddHours(3) }),
            await _notices.StepAsync(running, "cancellation"), // has begun
            await _notices.StepAsync(running, "end"),
            await _notices.StepAsync(running, "end"), // is over
            await _notices.StepAsync(coming, "end"), // has not begun
            await _notices.StepAsync(coming, "cancellation", seen: "\"1\""), // seen long ago
            await _notices.StepAsync(coming, "cancellation"),
            await _notices.StepAsync(coming, "extension", new { endsAt = Now.AddDays(30) }), // cancelled
        };

        Assert.Equal([409, 200, 409, 200, 409, 409, 412, 200, 409], answers.Select(one => (int)one.StatusCode));
        Assert.Equal([1, 2, 3], (await EventsAsync(running)).Select(one => one.Version));
        Assert.True((await EventsAsync(running))[^1].EndsAt < Now.AddHours(1), "it ended at once");
        Assert.Equal([false, true], (await EventsAsync(coming)).Select(one => one.Cancelled));
        await Wait.Until(async () => (await NotificationsService.MailsToAsync(address)).Count >= 5, "mails are missing");
        Assert.Equal(
            ["【計画停止】", "【計画停止】", "【計画停止の中止】", "【計画停止の延長】", "【計画停止の終了】"],
            (await NotificationsService.MailsToAsync(address)).Select(mail => mail.Subject!.Split('】')[0] + "】").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_day_before_everybody_is_reminded_unless_it_was_cancelled(bool cancelled)
    {
        var address = A.NewAddress();
        await _notices.CompanyAsync(address);
        var id = await _notices.PublishedAsync(Notices.Window(Now.AddDays(20)));
        await NotificationsService.MailToAsync(address);
        var due = await AskAsync($"SELECT extract(epoch FROM not_before)::bigint FROM job WHERE {Reminder(id)}");
        Assert.InRange(due - Now.AddDays(19).ToUnixTimeSeconds(), -5, 5);
        if (cancelled) (await _notices.StepAsync(id, "cancellation")).EnsureSuccessStatusCode();

        await AskAsync($"UPDATE job SET not_before = now() WHERE {Reminder(id)}");
        await Wait.Until(async () => await AskAsync($"SELECT count(*) FROM job WHERE {Reminder(id)} AND state = 'done'") == 1, "the reminder did not run");
        await Wait.Until(async () => (await NotificationsService.MailsToAsync(address)).Count >= 2, "a mail is missing");

        var subjects = (await NotificationsService.MailsToAsync(address)).Select(mail => mail.Subject).ToArray();
        Assert.Equal(!cancelled, subjects.Any(one => one!.StartsWith("【計画停止・前日のお知らせ】", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_preview_counts_companies_addresses_and_those_that_nobody_reads_for()
    {
        var before = await _notices.ReadAsync("/reach");
        var two = await _notices.CompanyAsync(A.NewAddress());
        await service.Deliver(two, new TenantContactsChanged(1, [new("甲", A.NewAddress(), "ja"), new("乙", A.NewAddress(), "ja")]));
        await _notices.CompanyAsync(A.NewAddress());
        var mute = TestPerson.NewTenant();
        await service.Deliver(mute, new TenantRegistered(mute.Value, "mute", "無口商店", new("admin", "山田 陽子", "")));

        var after = await _notices.ReadAsync("/reach");

        Assert.Equal((3, 3, 1), (Grown("tenants"), Grown("addresses"), Grown("unreached")));
        int Grown(string count) => after.GetProperty(count).GetInt32() - before.GetProperty(count).GetInt32();
    }

    [Fact]
    public async Task The_end_of_a_service_is_told_to_the_gateway_and_by_mail()
    {
        var address = A.NewAddress();
        await _notices.CompanyAsync(address);
        var id = await _notices.PublishedAsync(new Dictionary<string, object?>(Notices.Window(Now.AddDays(200)))
        {
            ["kind"] = "end_of_service", ["endsAt"] = null,
        });

        var mail = await NotificationsService.MailToAsync(address);

        Assert.StartsWith("【サービス終了】", mail.Subject, StringComparison.Ordinal);
        var told = Assert.Single(await service.Outbox<EndOfServiceAnnounced>(TenantId.Provider), one => one.NoticeId == id);
        Assert.Equal(1, told.Version);
    }

    [Fact]
    public async Task A_draft_is_changed_and_found_by_its_words_and_its_stage()
    {
        var word = $"配線{Guid.CreateVersion7():N}";
        var id = await _notices.DraftAsync(Notices.Window(Now.AddDays(30)));

        using var changed = await _notices.StepAsync(id, "", new Dictionary<string, object?>(Notices.Window(Now.AddDays(31))) { ["textJa"] = word });

        changed.EnsureSuccessStatusCode();
        foreach (var (stage, found) in new[] { ("draft", 1), ("", 1), ("planned", 0), ("running", 0), ("past", 0), ("cancelled", 0) })
            Assert.Equal(found, (await _notices.ReadAsync($"?text={word}&stage={stage}")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task The_list_is_paged_without_a_gap()
    {
        var word = $"順番{Guid.CreateVersion7():N}";
        foreach (var days in Enumerable.Range(20, 5))
            await _notices.DraftAsync(new Dictionary<string, object?>(Notices.Window(Now.AddDays(days / 2))) { ["textEn"] = word, ["urgent"] = true, ["urgentReason"] = "試験" });

        var (starts, after) = (new List<DateTimeOffset>(), "");
        do
        {
            var page = await _notices.ReadAsync($"?text={word}&limit=2&after={after}");
            starts.AddRange(page.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("startsAt").GetDateTimeOffset()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.Equal(5, starts.Count);
        Assert.Equal(starts.OrderDescending(), starts);
    }

    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Employee)]
    public async Task Nobody_but_operators_sees_or_writes_notices(string role)
    {
        var person = service.As(TestPerson.InNewTenant().As(role));

        using var list = await person.GetAsync(new Uri(Notices.Path, UriKind.Relative), Cancel);
        using var draft = await person.PostAsJsonAsync(Notices.Path, Notices.Window(Now.AddDays(20)), Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (list.StatusCode, draft.StatusCode));
    }

    private async Task<List<MaintenanceScheduled>> EventsAsync(Guid id) =>
        [.. (await service.Outbox<MaintenanceScheduled>(TenantId.Provider)).Where(one => one.WindowId == id)];

    private static string Reminder(Guid id) => $"kind = 'tell-tenants' AND arguments LIKE '%{id}%reminder%'";

    private async Task<long> AskAsync(string sql)
    {
        await using var command = service.Administrator.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel) is long count ? count : 0;
    }
}

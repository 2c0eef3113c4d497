using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Kernel;
using Seisan.Notifications.Features;
using Seisan.Notifications.Features.Notices;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

/// <summary>
/// Every list and search as the run-time login, under row security, where the tenant has 100,000 rows: none may read
/// more than a person's own.
/// </summary>
public sealed class PlanTests(NotificationsService service) : IAsyncLifetime
{
    private static readonly TenantId Tenant = TestPerson.NewTenant();
    private static readonly Guid User = Guid.CreateVersion7();
    private static readonly Guid Employee = Guid.CreateVersion7();
    private static bool _filled;

    public async ValueTask InitializeAsync()
    {
        if (_filled)
            return;
        await using var command = service.Administrator.CreateCommand(
            $"""
            INSERT INTO message (tenant_id, id, recipient_id, kind, cause, facts, link, created_at, read_at, search_terms)
            SELECT '{Tenant}', md5('m' || n)::uuid, CASE n % 500 WHEN 0 THEN '{User}'::uuid WHEN 1 THEN '{Employee}'::uuid ELSE md5('r' || n % 500)::uuid END,
                   'approved', 'c' || n, '[]', '/', now(), CASE WHEN n % 5000 < 2 THEN NULL ELSE now() END,
                   CASE WHEN n % 10000 = 0 THEN ARRAY['大', '大阪', '阪'] ELSE ARRAY['承', '承認', '認'] END FROM generate_series(1, 100000) AS n;
            INSERT INTO mail (tenant_id, id, message_id, recipient_id, kind, facts, created_at, useful_until, state, attempts, problem)
            SELECT '{Tenant}', md5('m' || n)::uuid, 'm' || n, md5('r' || n % 500)::uuid, 'approved', '[]', now(), now(),
                   CASE WHEN n % 1000 = 0 THEN 'waiting' ELSE 'sent' END, 1, 'no_address' FROM generate_series(1, 100000) AS n;
            INSERT INTO user_contact (tenant_id, user_id, employee_id, name, roles, active, version, language)
            SELECT '{Tenant}', md5('u' || n)::uuid, md5('e' || n)::uuid, '佐藤',
                   CASE WHEN n % 10000 = 0 THEN ARRAY['administrator', 'employee'] ELSE ARRAY['employee'] END, true, 1, 'ja'
            FROM generate_series(1, 100000) AS n;
            INSERT INTO platform_notice (id, kind, state, starts_at, ends_at, functions, text_ja, text_en, urgent, revision, created_at, search_terms)
            SELECT md5('n' || n)::uuid, 'maintenance', CASE WHEN n % 1000 = 0 THEN 'draft' WHEN n % 1000 = 1 THEN 'cancelled' ELSE 'published' END,
                   now() - interval '1 hour' * (n - 500), now() - interval '1 hour' * (n - 502), ARRAY['claims'], '交換', 'exchange', false, 1, now(),
                   CASE WHEN n % 10000 = 0 THEN ARRAY['大', '大阪', '阪'] ELSE ARRAY['交', '交換', '換', 'w' || n % 1000] END FROM generate_series(1, 100000) AS n;
            ANALYZE message; ANALYZE mail; ANALYZE user_contact; ANALYZE platform_notice
            """);
        command.CommandTimeout = 300; // as long as a busy machine needs
        await command.ExecuteNonQueryAsync();
        _filled = true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public Task My_newest_messages_are_found_by_index() =>
        Expect(db => ListMessages.Newest(OwnMessages.Of(db, User, Employee), null, null).Take(51), "recipient_id");

    [Fact]
    public Task The_next_page_of_my_messages_is_found_by_index() =>
        Expect(db => ListMessages.Newest(OwnMessages.Of(db, User, Employee), null, Employee).Take(51), "recipient_id");

    [Theory]
    [InlineData("大阪", "search_terms")]
    [InlineData("承認", "recipient_id")]
    public Task My_messages_with_a_word_are_found_by_index(string text, string index) =>
        Expect(db => ListMessages.Newest(OwnMessages.Of(db, User, Employee), text, null).Take(51), index);

    [Fact]
    public Task My_unread_messages_are_counted_by_index() =>
        Expect(db => OwnMessages.Of(db, User, Employee).Where(message => message.ReadAt == null), "message_unread");

    [Fact]
    public Task Whether_somebody_was_told_is_found_by_index() => Expect(
        db => db.Messages.Where(message => message.Cause == "c7" && new[] { User, Employee }.Contains(message.RecipientId)), "recipient_id_cause");

    [Fact]
    public Task Mails_that_wait_for_an_address_are_found_by_index() => Expect(
        db => db.Mails.Where(mail => mail.State == "waiting" && mail.Problem == "no_address" && new[] { User }.Contains(mail.RecipientId)), "mail_waiting");

    [Fact]
    public Task Who_administers_is_found_by_index() => Expect(AddressBook.Administrators, "roles");

    [Theory]
    [InlineData(null, null, "starts_at")]
    [InlineData(null, "draft", "state_starts_at")]
    [InlineData(null, "planned", "starts_at")]
    [InlineData(null, "running", "platform_notice_ends")]
    [InlineData(null, "past", "starts_at")]
    [InlineData("大阪", null, "search_terms")]
    [InlineData("交換", "past", "starts_at")]
    public Task Notices_are_found_by_index(string? text, string? stage, string index) =>
        Expect(db => ListNotices.Found(db, text, stage, null, A.Now).Take(51), index);

    [Fact]
    public Task The_next_page_of_notices_is_found_by_index() =>
        Expect(db => ListNotices.Found(db, null, null, (A.Now.AddDays(-900), Employee), A.Now).Take(51), "starts_at");

    private async Task Expect<T>(Func<NotificationsDbContext, IQueryable<T>> query, string index)
    {
        var plan = await service.In(Tenant, async db =>
        {
            await using var command = query(db).CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        });

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.True(plan.Contains(index, StringComparison.Ordinal), plan);
        Assert.DoesNotMatch(@"Rows Removed by Filter: \d{4,}", plan);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Audit.Tests;

public sealed class SearchTests(AuditService service)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TenantId _tenant = TestPerson.NewTenant();

    [Fact]
    public async Task Person_operation_target_period_and_words_find_their_entries()
    {
        var submit = A.Entry("SubmitClaim", "2026-000001");
        var approve = A.Entry("Approve", "2026-000002") with { PersonName = "鈴木 健一", SignInId = "suzuki", After = "{}" };
        await service.Deliver(_tenant, submit);
        await service.Deliver(_tenant, approve);
        var today = JapanTime.DateOf(A.Now);

        await FindsOnly("operation=SubmitClaim", submit);
        await FindsOnly("person=佐藤", submit);
        await FindsOnly("person=SUZUKI", approve);
        await FindsOnly($"person={approve.PersonId}", approve);
        await FindsOnly("target=2026-000002", approve);
        await FindsOnly($"target={submit.TargetId}", submit);
        await FindsOnly("text=大阪", submit);
        await FindsOnly($"from={today:yyyy-MM-dd}&to={today:yyyy-MM-dd}", approve, submit);
        await FindsOnly($"from={today.AddDays(1):yyyy-MM-dd}");
        await FindsOnly($"to={today.AddDays(-1):yyyy-MM-dd}");
        await FindsOnly("text=大阪&operation=Approve");
    }

    [Fact]
    public async Task Pages_follow_each_other_without_loss_or_repetition()
    {
        for (var number = 0; number < 7; number++)
            await service.Deliver(_tenant, A.Entry());

        var seen = new List<long>();
        string? next = "";
        while (next is not null)
        {
            var page = await GetAsync($"/api/v1/audit-entries?limit=3{(next.Length > 0 ? $"&after={next}" : "")}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("sequence").GetInt64()));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal([7L, 6L, 5L, 4L, 3L, 2L, 1L], seen);
    }

    [Fact]
    public async Task An_entry_shows_before_and_after_and_the_text_its_hash_covers()
    {
        var told = A.Entry();
        await service.Deliver(_tenant, told);

        var entry = await GetAsync($"/api/v1/audit-entries/{told.EntryId}");

        Assert.Equal(told.Before, entry.GetProperty("before").GetString());
        Assert.Equal(told.After, entry.GetProperty("after").GetString());
        var hash = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes(entry.GetProperty("canonical").GetString()!));
        Assert.Equal(Convert.ToHexStringLower(hash), entry.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Another_tenants_entry_is_not_found_and_not_listed()
    {
        var told = A.Entry();
        await service.Deliver(_tenant, told);
        var stranger = service.As(AuditService.AdministratorOf(TestPerson.NewTenant()));

        var found = await stranger.GetAsync(Relative($"/api/v1/audit-entries/{told.EntryId}"), Cancel);
        var list = await stranger.GetFromJsonAsync<JsonElement>(Relative("/api/v1/audit-entries"), Cancel);

        Assert.Equal(HttpStatusCode.NotFound, found.StatusCode);
        Assert.Equal(0, list.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task An_employee_may_not_read_the_log()
    {
        var employee = service.As(TestPerson.In(_tenant));
        foreach (var path in (string[])["audit-entries", "audit-entries/export", "sign-ins", "sign-ins/export"])
            Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync(Relative($"/api/v1/{path}"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("from=0001-01-01", "from")]
    [InlineData("to=9999-12-31", "to")]
    [InlineData("from=2026-02-02&to=2026-02-01", "to")]
    public async Task A_period_that_cannot_be_is_refused_at_its_field(string query, string field)
    {
        var response = await Client().GetAsync(Relative($"/api/v1/audit-entries?{query}"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out _));
    }

    [Theory]
    [InlineData("from=yesterday")]
    [InlineData("after=%00%01")]
    [InlineData("after=WzFd")]
    [InlineData("limit=0")]
    public async Task Nonsense_is_refused_and_breaks_nothing(string query) =>
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Client().GetAsync(Relative($"/api/v1/audit-entries?{query}"), Cancel)).StatusCode);

    [Fact]
    public async Task Sign_ins_are_found_by_person_outcome_and_words()
    {
        await service.Deliver(_tenant, A.SignIn());
        await service.Deliver(_tenant, A.SignIn("wrong_password") with { SignInId = "suzuki", Name = "鈴木 健一", Address = "198.51.100.9" });

        foreach (var query in (string[])["outcome=wrong_password", "person=鈴木", "text=198.51.100.9"])
        {
            var page = await GetAsync($"/api/v1/sign-ins?{query}");
            var line = Assert.Single(page.GetProperty("items").EnumerateArray());
            Assert.Equal("suzuki", line.GetProperty("signInId").GetString());
        }
    }

    [Fact]
    public async Task The_file_has_every_entry_of_the_search_in_utf_8_with_its_mark_and_is_itself_recorded()
    {
        await service.Deliver(_tenant, A.Entry() with { PersonName = "=HYPERLINK(\"x\")" });
        await service.Deliver(_tenant, A.Entry("Approve"));

        var response = await Client().GetAsync(Relative("/api/v1/audit-entries/export?operation=SubmitClaim"), Cancel);
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("sequence,at,", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", lines[1], StringComparison.Ordinal);
        Assert.Equal("ExportAuditEntries", Assert.Single(await service.Outbox<AuditRecorded>(_tenant)).Operation);
    }

    [Fact]
    public async Task A_download_that_is_broken_off_is_in_the_log_all_the_same()
    {
        await service.Deliver(_tenant, A.Entry());
        await using var administrator = await service.Administrator.OpenConnectionAsync(Cancel);
        await using var hold = await administrator.BeginTransactionAsync(Cancel);
        await using var command = new NpgsqlCommand("LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE", administrator, hold);
        await command.ExecuteNonQueryAsync(Cancel); // the rows cannot be read, so the file does not end
        using var reader = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        var download = Client().GetByteArrayAsync(Relative("/api/v1/audit-entries/export"), reader.Token);
        await Wait.Until(async () => (await service.Outbox<AuditRecorded>(_tenant)).Count > 0, "the entry waits for the end of the file");
        await reader.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => download);
        await hold.RollbackAsync(Cancel);

        Assert.Equal("ExportAuditEntries", Assert.Single(await service.Outbox<AuditRecorded>(_tenant)).Operation);
    }

    [Fact]
    public async Task What_a_program_tried_is_listed_and_downloaded_with_its_method()
    {
        await service.Deliver(_tenant, A.SignIn("wrong_secret") with { Name = "ERP", Method = "client_secret" });

        var line = (await GetAsync("/api/v1/sign-ins?outcome=wrong_secret")).GetProperty("items")[0];
        var file = await Client().GetStringAsync(Relative("/api/v1/sign-ins/export"), Cancel);

        Assert.Equal("client_secret", line.GetProperty("method").GetString());
        var rows = file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToArray();
        Assert.Contains("client_secret", rows[1][Array.FindIndex(rows[0], name => name.Contains("method", StringComparison.Ordinal))], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_several_thousand_sign_ins_is_whole()
    {
        await Seed.SignInsAsync(service.Administrator, _tenant, 5_000);

        var text = await Client().GetStringAsync(Relative("/api/v1/sign-ins/export"), Cancel);

        Assert.Equal(5_001, text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private async Task FindsOnly(string query, params AuditRecorded[] entries)
    {
        var page = await GetAsync($"/api/v1/audit-entries?{query}");
        Assert.Equal(
            entries.Select(entry => entry.EntryId),
            page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("id").GetGuid()));
    }

    private Task<JsonElement> GetAsync(string path) => Client().GetFromJsonAsync<JsonElement>(Relative(path), Cancel);

    private HttpClient Client() => service.As(AuditService.AdministratorOf(_tenant));

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}

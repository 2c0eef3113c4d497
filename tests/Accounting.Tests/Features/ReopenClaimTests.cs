using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Seisan.Accounting.Tests.Golden;
using Seisan.Contracts.Accounting;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Features;

public sealed class ReopenClaimTests(AccountingService service) : IClassFixture<AccountingService>
{
    private const string Reason = "領収書の宛名が違います";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Today => JapanTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task An_approval_that_is_not_posted_is_taken_back_without_an_entry_and_told()
    {
        var (books, claim, payable) = await Approved();

        var view = await Reopened(books, payable);

        Assert.Equal(("reopened", Reason, "経理 花子"), (Text(view, "state"), Text(view, "reopenReason"), Text(view, "reopenedBy")));
        var told = Assert.Single(await service.Outbox<ClaimReopened>(books.Tenant));
        Assert.Equal((claim.ClaimId, 1, claim.ClaimantId, Reason, books.Accountant.EmployeeId!.Value, null), (told.ClaimId, told.ContentVersion, told.ClaimantId, told.Reason, told.ReopenedBy, told.EntryNumber));
        Assert.Contains(await service.Outbox<AuditRecorded>(books.Tenant), entry => entry.Operation == "ReopenClaim");
        Assert.Empty(await books.Items("/api/v1/journals"));
        Assert.Equal("nothing_to_post", await Books.CodeOf(await books.As(books.Accountant).PostAsJsonAsync("/api/v1/postings", new { through = "2026-12-31" }, Cancel)));
    }

    [Fact]
    public async Task What_was_posted_is_reversed_by_an_entry_of_its_own_that_balances_and_both_know_each_other()
    {
        var (books, _, payable) = await Posted();

        var view = await Reopened(books, payable);

        var entries = await books.Items("/api/v1/journals");
        Assert.Equal([2L, 1L], entries.Select(row => row.GetProperty("number").GetInt64()).OrderDescending());
        var entry = await books.Get($"/api/v1/journals/{view.GetProperty("entryId").GetGuid()}");
        var reversal = await books.Get($"/api/v1/journals/{view.GetProperty("reversalId").GetGuid()}");
        Assert.Equal((Today, entry.GetProperty("id").GetGuid()), (Text(reversal, "date"), reversal.GetProperty("reversalOf").GetProperty("id").GetGuid()));
        Assert.Equal(reversal.GetProperty("id").GetGuid(), entry.GetProperty("reversedBy").GetProperty("id").GetGuid());
        Assert.Equal(Sides(entry).Select(line => line with { Debit = !line.Debit }), Sides(reversal));
        Assert.Equal(0, Sides(entry).Concat(Sides(reversal)).Sum(line => line.Debit ? line.Amount : -line.Amount));
        Assert.Equal(2, Assert.Single(await service.Outbox<ClaimReopened>(books.Tenant)).EntryNumber);
    }

    [Fact]
    public async Task The_file_for_the_accounting_package_has_the_reversal_as_a_slip_of_its_own()
    {
        var (books, _, payable) = await Posted();
        await Reopened(books, payable);
        var started = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/journal-exports", new { format = "yayoi", to = "2099-12-31" }, Cancel);
        var export = started.Headers.Location!.ToString();
        await books.Ended(export);

        var slips = YayoiReading.Read(await books.As(books.Accountant).GetByteArrayAsync(new Uri($"{export}/file", UriKind.Relative), Cancel));

        Assert.Equal([1, 2], slips.Select(slip => slip.Number));
        Assert.Equal((2, 1), (slips[0].Lines.Count(line => line.Debit), slips[0].Lines.Count(line => !line.Debit)));
        Assert.Equal((1, 2), (slips[1].Lines.Count(line => line.Debit), slips[1].Lines.Count(line => !line.Debit)));
    }

    [Theory]
    [InlineData("scheduled")]
    [InlineData("paid")]
    [InlineData("reopened")]
    public async Task What_is_about_to_be_paid_paid_or_taken_back_before_is_refused_by_its_own_code(string state)
    {
        var (books, _, payable) = await Posted();
        if (state == "reopened") await Reopened(books, payable);
        else await Pay(books, toTheEnd: state == "paid");

        var refused = await Reopen(books, payable);

        Assert.Equal((HttpStatusCode.Conflict, $"payable_{state}"), (refused.StatusCode, await Books.CodeOf(refused)));
        Assert.Equal(state == "reopened" ? 1 : 0, (await service.Outbox<ClaimReopened>(books.Tenant)).Count);
        Assert.Equal(state == "reopened" ? 2 : 1, (await books.Items("/api/v1/journals")).Length);
    }

    [Fact]
    public async Task What_was_taken_out_of_a_payment_can_be_taken_back()
    {
        var (books, _, payable) = await Posted();
        var run = await Pay(books, toTheEnd: false);
        await Runs.Step(books, books.Accountant, run, "cancellation");

        Assert.Equal("reopened", Text(await Reopened(books, payable), "state"));
    }

    [Theory]
    [InlineData("", null, "reason")]
    [InlineData(Reason, "2026-11-19", "date")]
    [InlineData(Reason, "1999-12-31", "date")]
    public async Task A_reason_is_asked_for_and_the_reversal_is_never_older_than_its_entry(string reason, string? date, string field)
    {
        var (books, _, payable) = await Posted();

        var refused = await Reopen(books, payable, reason: reason, date: date);

        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal((HttpStatusCode.BadRequest, field), (refused.StatusCode, Assert.Single(errors.EnumerateObject()).Name));
        Assert.Equal("posted", Text(await books.Get($"/api/v1/payables/{payable}"), "state"));
    }

    [Fact]
    public async Task A_closed_month_takes_no_reversal_and_a_day_in_an_open_one_can_be_given()
    {
        var (books, _, payable) = await Posted();
        Assert.True((await Close(books, books.Accountant, "2026-11", "soft", 0)).IsSuccessStatusCode);
        var soft = await Reopen(books, payable, date: "2026-11-30");
        var version = (await books.Get("/api/v1/closing-periods?year=2026")).GetProperty("items").EnumerateArray().Single(one => Text(one, "month") == "2026-11").GetProperty("version").GetUInt32();
        Assert.True((await Close(books, books.Administrator, "2026-11", "hard", version)).IsSuccessStatusCode);
        var hard = await Reopen(books, payable, date: "2026-11-30");

        Assert.Equal(("period_soft_closed", "period_hard_closed"), (await Books.CodeOf(soft), await Books.CodeOf(hard)));
        var view = await Reopened(books, payable, date: "2027-01-04");
        var reversal = await books.Get($"/api/v1/journals/{view.GetProperty("reversalId").GetGuid()}");
        Assert.Equal(("2027-01-04", 1), (Text(reversal, "date"), reversal.GetProperty("number").GetInt64()));
    }

    [Fact]
    public async Task Of_many_who_take_it_back_at_once_one_does_and_one_entry_reverses_it()
    {
        var (books, _, payable) = await Posted();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Reopen(books, payable)));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.Single(await service.Outbox<ClaimReopened>(books.Tenant));
        Assert.Equal(2, (await books.Items("/api/v1/journals")).Length);
    }

    [Fact]
    public async Task The_database_itself_lets_an_entry_be_reversed_once()
    {
        var (books, _, payable) = await Posted();
        var view = await Reopened(books, payable);

        await using var again = service.Administrator.CreateCommand(
            $"UPDATE journal_entry SET reversal_of = '{view.GetProperty("entryId").GetGuid()}' WHERE id = '{view.GetProperty("entryId").GetGuid()}'");
        var refused = await Assert.ThrowsAsync<PostgresException>(() => again.ExecuteNonQueryAsync(Cancel));

        Assert.Equal(PostgresErrorCodes.UniqueViolation, refused.SqlState);
    }

    [Fact]
    public async Task The_approval_told_again_owes_nothing_and_a_new_submission_owes_anew()
    {
        var (books, claim, payable) = await Posted();
        await Reopened(books, payable);

        await service.Deliver(books.Tenant, claim);
        await service.Deliver(books.Tenant, claim with { ContentVersion = 2 });
        await books.Post();

        var states = (await books.Items("/api/v1/payables")).Select(row => Text(row, "state")).Order();
        Assert.Equal(["posted", "reopened"], states);
        Assert.Equal(3, (await books.Items("/api/v1/journals")).Length);
        Assert.Equal(1, (await Runs.Make(books)).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task Another_company_finds_nothing_and_who_may_not_post_may_not_take_back()
    {
        var (books, _, payable) = await Approved();
        var stranger = TestPerson.InNewTenant().As(Roles.Accountant);

        Assert.Equal(HttpStatusCode.NotFound, (await Reopen(books, payable, stranger)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await books.As(stranger).GetAsync(new Uri($"/api/v1/payables/{payable}", UriKind.Relative), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Reopen(books, payable, books.Administrator)).StatusCode);
        Assert.Equal("approved", Text(await books.Get($"/api/v1/payables/{payable}"), "state"));
    }

    private async Task<(Books Books, ClaimApproved Claim, Guid Payable)> Approved()
    {
        var books = await Books.Open(service);
        var claim = books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001", lines: [books.Line(1, 11_000, 1_000), books.Line(2, 5_500, 500, qualified: false)]);
        await books.Approve(claim);
        return (books, claim, Assert.Single(await books.Items("/api/v1/payables")).GetProperty("id").GetGuid());
    }

    private async Task<(Books Books, ClaimApproved Claim, Guid Payable)> Posted()
    {
        var approved = await Approved();
        await approved.Books.Post();
        return approved;
    }

    private static async Task<JsonElement> Pay(Books books, bool toTheEnd)
    {
        var run = await Runs.Make(books);
        if (!toTheEnd) return run;
        await Runs.Step(books, books.Accountant, run, "submission");
        await Runs.Step(books, books.Second, run, "approval");
        return await Runs.Step(books, books.Accountant, run, "result", new { failed = Array.Empty<object>() });
    }

    private static Task<HttpResponseMessage> Reopen(Books books, Guid payable, TestPerson? person = null, string reason = Reason, string? date = null) =>
        books.Send(person ?? books.Accountant, HttpMethod.Post, $"/api/v1/payables/{payable}/reopening", new { reason, date }, null);

    private static async Task<JsonElement> Reopened(Books books, Guid payable, string? date = null)
    {
        var response = await Reopen(books, payable, date: date);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancel));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static Task<HttpResponseMessage> Close(Books books, TestPerson person, string month, string state, uint version) =>
        books.Send(person, HttpMethod.Put, $"/api/v1/closing-periods/{month}", new { state }, new EntityTagHeaderValue($"\"{version}\""));

    private static IEnumerable<Side> Sides(JsonElement entry) => entry.GetProperty("lines").EnumerateArray().Select(line => new Side(
        line.GetProperty("number").GetInt32(), line.GetProperty("debit").GetBoolean(), Text(line, "accountCode")!, Text(line, "taxClass")!,
        line.GetProperty("amount").GetInt64(), line.GetProperty("tax").GetInt64()));

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    private sealed record Side(int Number, bool Debit, string Account, string TaxClass, long Amount, long Tax);
}

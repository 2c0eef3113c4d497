using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Seisan.Accounting.Tests.Golden;
using Seisan.Contracts.Accounting;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Features;

public sealed class PaymentRunTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_made_by_one_and_approved_by_another_is_paid_once_and_told()
    {
        var books = await Books.Open(service);
        var (sato, ito) = (await books.Employ("佐藤 美咲", "E001", "ｻﾄｳ ﾐｻｷ", "0000001"), await books.Employ("伊藤 学", "E002", "ｲﾄｳ ﾏﾅﾌﾞ", "0000002"));
        var first = books.Claim(sato, "EX-2026-000001");
        await books.Approve(first, books.Claim(sato, "EX-2026-000002"), books.Claim(ito, "EX-2026-000003"));
        await books.Post();
        var run = await Runs.Make(books);

        Assert.Equal((2, 33_000), (run.GetProperty("count").GetInt32(), run.GetProperty("total").GetInt64()));
        await Runs.Step(books, books.Accountant, run, "submission");
        var early = await books.As(books.Accountant).GetAsync(Runs.At(run, "file"), Cancel);
        Assert.Equal("payment_run_not_approved", await Books.CodeOf(early));
        Assert.Equal("own_payment_run", await Books.CodeOf(await Runs.Try(books, books.Accountant, run, "approval")));
        await Runs.Step(books, books.Second, run, "approval");

        var bytes = await books.As(books.Accountant).GetByteArrayAsync(Runs.At(run, "file"), Cancel);
        Assert.Equal(bytes, await books.As(books.Accountant).GetByteArrayAsync(Runs.At(run, "file"), Cancel));
        var file = ZenginReading.Read(bytes);
        Assert.Equal([("ｻﾄｳ ﾐｻｷ", 22_000), ("ｲﾄｳ ﾏﾅﾌﾞ", 11_000)], file.Payments.Select(transfer => (transfer.Holder, transfer.Amount)));

        await Runs.Step(books, books.Accountant, run, "result", new { failed = Array.Empty<object>() });
        var paid = Assert.Single(await service.Outbox<PaymentResultRecorded>(books.Tenant));
        Assert.Equal(3, paid.Claims.Count);
        Assert.Contains(new PaidClaim(first.ClaimId, 1, sato.EmployeeId, "EX-2026-000001", "11月 出張", 11_000), paid.Claims);
        Assert.All(await books.Items("/api/v1/payables"), row => Assert.Equal("paid", row.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task What_the_bank_could_not_pay_is_unpaid_again_and_the_rest_is_told_as_paid()
    {
        var books = await Books.Open(service);
        var (sato, ito) = (await books.Employ("佐藤", "E001", "ｻﾄｳ"), await books.Employ("伊藤", "E002", "ｲﾄｳ"));
        await books.Approve(books.Claim(sato, "EX-2026-000001"), books.Claim(ito, "EX-2026-000002"));
        await books.Post();
        var run = await Runs.Make(books);
        await Runs.Step(books, books.Accountant, run, "submission");
        await Runs.Step(books, books.Second, run, "approval");
        var payments = await books.Items($"{Runs.At(run, "payments")}");

        await Runs.Step(books, books.Accountant, run, "result", new { failed = new[] { new { paymentId = payments[0].GetProperty("id").GetGuid(), reason = "口座なし" } } });

        var states = (await books.Items("/api/v1/payables")).ToDictionary(row => row.GetProperty("claimNumber").GetString()!, row => row.GetProperty("state").GetString());
        Assert.Equal(("posted", "paid"), (states["EX-2026-000001"], states["EX-2026-000002"]));
        Assert.Single(Assert.Single(await service.Outbox<PaymentResultRecorded>(books.Tenant)).Claims);
        Assert.Equal(1, (await Runs.Make(books)).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task A_name_the_format_does_not_know_is_reported_with_its_place_and_holds_the_run()
    {
        var books = await Books.Open(service);
        await books.Approve(
            books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"),
            books.Claim(await books.Employ("ガード", "E002", "ガード＆Co"), "EX-2026-000002"),
            books.Claim(await books.Employ("口座なし", "E003", null), "EX-2026-000003"));
        await books.Post();
        var run = await Runs.Make(books);

        Assert.Equal(2, run.GetProperty("problems").GetInt32());
        var refused = await Runs.Try(books, books.Accountant, run, "submission");
        Assert.Equal((HttpStatusCode.Conflict, "payment_run_has_problems"), (refused.StatusCode, await Books.CodeOf(refused)));
        var payments = await books.Items($"{Runs.At(run, "payments")}");
        var problem = payments[1].GetProperty("problem");
        Assert.Equal(("rejected_character", "&", 5), (problem.GetProperty("code").GetString(), problem.GetProperty("character").GetString(), problem.GetProperty("byteOffset").GetInt32()));

        foreach (var payment in payments[1..])
        {
            var removed = await books.As(books.Accountant).DeleteAsync(Runs.At(run, $"payments/{payment.GetProperty("id").GetGuid()}"), Cancel);
            Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        }

        Assert.Equal(1, (await Runs.Step(books, books.Accountant, run, "submission")).GetProperty("count").GetInt32());
        Assert.Equal(2, (await books.Items("/api/v1/payables?state=posted")).Length);
    }

    [Theory]
    [InlineData("2026-12-31", "not_bank_business_day")]
    [InlineData("2027-01-01", "not_bank_business_day")]
    [InlineData("2027-01-10", "not_bank_business_day")]
    [InlineData("2020-01-06", "in_the_past")]
    [InlineData("9999-12-31", "date_out_of_range")]
    public async Task A_transfer_date_is_a_day_on_which_banks_are_open(string date, string code)
    {
        var books = await Books.Open(service);
        var account = await Runs.Account(books);

        var refused = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/payment-runs", new { payerAccountId = account, transferDate = date }, Cancel);

        var errors = (await refused.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors");
        Assert.Equal((HttpStatusCode.BadRequest, code), (refused.StatusCode, errors.GetProperty("transferDate")[0].GetProperty("code").GetString()));
    }

    [Fact]
    public async Task No_payable_is_in_two_runs_made_at_once()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        var account = await Runs.Account(books);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => books.As(books.Accountant).PostAsJsonAsync(
            "/api/v1/payment-runs", new { payerAccountId = account, transferDate = Runs.Day }, Cancel)));

        Assert.Single(answers, answer => answer.StatusCode is HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer.StatusCode is not HttpStatusCode.Created), answer => Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode));
    }

    [Fact]
    public async Task An_empty_selection_is_nothing_and_not_everything()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();

        var refused = await books.As(books.Accountant).PostAsJsonAsync(
            "/api/v1/payment-runs", new { payerAccountId = await Runs.Account(books), transferDate = Runs.Day, payableIds = Array.Empty<Guid>() }, Cancel);

        Assert.Equal("nothing_to_pay", await Books.CodeOf(refused));
    }

    [Fact]
    public async Task What_is_named_and_not_to_be_paid_or_not_of_the_run_is_refused_by_its_place()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        var run = await Runs.Make(books);
        var scheduled = Assert.Single(await books.Items("/api/v1/payables")).GetProperty("id").GetGuid();

        var twice = await books.As(books.Accountant).PostAsJsonAsync(
            "/api/v1/payment-runs", new { payerAccountId = await Runs.Account(books), transferDate = Runs.Day, payableIds = new[] { scheduled } }, Cancel);
        var foreign = await Runs.Try(books, books.Accountant, run, "result", new { failed = new[] { new { paymentId = Guid.CreateVersion7(), reason = "口座なし" } } });

        Assert.Equal(["payableIds[0]"], await Errors(twice));
        Assert.Equal(["failed[0].paymentId"], await Errors(foreign));
    }

    private static async Task<IEnumerable<string>> Errors(HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("errors").EnumerateObject().Select(error => error.Name).ToArray();

    [Fact]
    public async Task A_run_that_comes_back_can_be_given_up_and_paid_by_another()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        var run = await Runs.Make(books);
        await Runs.Step(books, books.Accountant, run, "submission");
        Assert.Equal("payment_run_submitted", await Books.CodeOf(await Runs.Try(books, books.Accountant, run, "cancellation")));

        var back = await Runs.Step(books, books.Administrator, run, "return", new { comment = "振込日を変えてください" });
        Assert.Equal(("draft", "振込日を変えてください"), (back.GetProperty("state").GetString(), back.GetProperty("comment").GetString()));
        await Runs.Step(books, books.Accountant, run, "cancellation");

        Assert.Equal("posted", Assert.Single(await books.Items("/api/v1/payables")).GetProperty("state").GetString());
        Assert.NotEqual(run.GetProperty("number").GetString(), (await Runs.Make(books)).GetProperty("number").GetString());
    }

    [Theory]
    [InlineData("PR-2026-0001", 1)]
    [InlineData("経費口座", 1)]
    [InlineData("口座", 2)]
    [InlineData("花子 給与", 1)]
    [InlineData("次郎", 0)]
    public async Task A_run_is_found_by_its_number_its_account_and_its_maker(string text, int found)
    {
        var books = await Books.Open(service);
        foreach (var account in (string[])["給与口座", "経費口座"])
        {
            await books.Approve(books.Claim(await books.Employ("佐藤", account, "ｻﾄｳ"), "EX-2026-000001"));
            await books.Post();
            await Runs.Make(books, account: account);
        }

        Assert.Equal(found, (await books.Items($"/api/v1/payment-runs?text={Uri.EscapeDataString(text)}")).Length);
        Assert.Empty(await books.Items($"/api/v1/payment-runs?state=completed&text={Uri.EscapeDataString(text)}"));
    }

    [Fact]
    public async Task Another_company_finds_no_run_of_ours()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        var run = await Runs.Make(books);
        var stranger = TestPerson.InNewTenant().As(Kernel.Roles.Accountant);

        Assert.Equal(HttpStatusCode.NotFound, (await books.As(stranger).GetAsync(Runs.At(run, "payments"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await books.As(stranger).GetAsync(Runs.At(run, "file"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Runs.Try(books, stranger, run, "cancellation")).StatusCode);
    }

    [Fact]
    public async Task Account_numbers_stand_in_no_table_in_the_clear()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｶｸｼﾀｲﾅﾏｴ", "7654321"), "EX-2026-000001"));
        await books.Post();
        await Runs.Make(books, "9182736");

        await using var command = service.Administrator.CreateCommand(
            "SELECT string_agg(t::text, ' ') FROM (SELECT row(p)::text FROM payment p UNION ALL SELECT row(a)::text FROM payee_account_copy a UNION ALL SELECT row(c)::text FROM payer_account c UNION ALL SELECT body FROM outbox) AS t");
        var everything = (string)(await command.ExecuteScalarAsync(Cancel))!;

        Assert.DoesNotContain("7654321", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("9182736", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("ｶｸｼﾀｲﾅﾏｴ", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("7654321")), everything, StringComparison.Ordinal);
    }
}

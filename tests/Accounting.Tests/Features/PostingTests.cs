using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Seisan.Accounting.Journals;
using Seisan.Contracts.Audit;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Features;

public sealed class PostingTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_approved_claim_is_posted_as_the_preview_said()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤 美咲", "E001", "ｻﾄｳ ﾐｻｷ");
        await books.Approve(books.Claim(sato, "EX-2026-000001", lines: [books.Line(1, 11_000, 1_000), books.Line(2, 5_500, 500, qualified: false)]));

        var preview = await books.Get("/api/v1/posting-preview?through=2026-11-30");
        Assert.Equal((1, 16_500, 16_500), (preview.GetProperty("entries").GetInt32(), preview.GetProperty("debit").GetInt64(), preview.GetProperty("credit").GetInt64()));
        var done = await books.Post();

        Assert.Equal(("done", 1, 16_500), (done.GetProperty("state").GetString(), done.GetProperty("entries").GetInt32(), done.GetProperty("amount").GetInt64()));
        var entry = Assert.Single(await books.Items("/api/v1/journals"));
        var lines = (await books.Get($"/api/v1/journals/{entry.GetProperty("id").GetGuid()}")).GetProperty("lines").EnumerateArray()
            .Select(line => (line.GetProperty("debit").GetBoolean(), line.GetProperty("accountName").GetString(), line.GetProperty("taxClass").GetString(),
                line.GetProperty("amount").GetInt64(), line.GetProperty("tax").GetInt64())).ToArray();
        Assert.Equal(
        [
            (true, "旅費交通費", "課対仕入込10%適格", 11_000, 1_000),
            (true, "旅費交通費", "課対仕入込10%区分70%", 5_500, 350), // bought in November 2026: 70 % of 500 may be deducted
            (false, "未払金", "対象外", 16_500, 0),
        ], lines);
        var totals = preview.GetProperty("totals").EnumerateArray().Select(total => total.GetProperty("amount").GetInt64()).ToArray();
        Assert.Equal([5_500, 11_000, 16_500], totals.Order());
        Assert.Equal("posted", Assert.Single(await books.Items("/api/v1/payables")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_second_posting_finds_nothing_to_post()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        var claim = books.Claim(sato, "EX-2026-000001");
        await books.Approve(claim, claim); // told twice
        await books.Post();

        var again = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/postings", new { through = "2026-12-31" }, Cancel);

        Assert.Equal((HttpStatusCode.Conflict, "nothing_to_post"), (again.StatusCode, await Books.CodeOf(again)));
        Assert.Single(await books.Items("/api/v1/journals"));
    }

    [Fact]
    public async Task Entries_are_numbered_without_a_gap_within_the_year_of_their_date()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        for (var at = 1; at <= 5; at++) await books.Approve(books.Claim(sato, $"EX-2026-{at}", new DateOnly(2026, 12, 29 + (at % 3))));
        await books.Approve(books.Claim(sato, "EX-2026-6", new DateOnly(2027, 1, 1)));
        await books.Post(new DateOnly(2026, 12, 30));
        await books.Post(new DateOnly(2027, 1, 31));

        var numbers = (await books.Items("/api/v1/journals")).Select(entry => (entry.GetProperty("date").GetString()![..4], entry.GetProperty("number").GetInt64())).Order();

        Assert.Equal([("2026", 1), ("2026", 2), ("2026", 3), ("2026", 4), ("2026", 5), ("2027", 1)], numbers);
    }

    [Fact]
    public async Task What_has_no_account_is_shown_with_the_reason_and_left_unposted()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        await books.Approve(
            books.Claim(sato, "EX-2026-000001"), books.Claim(sato, "EX-2026-000002", lines: [books.Line(1, 1_100, 100, account: null)]));

        var problem = Assert.Single((await books.Get("/api/v1/posting-preview?through=2026-12-31")).GetProperty("problems").EnumerateArray());
        var done = await books.Post();

        Assert.Equal(("EX-2026-000002", "no_debit_account"), (problem.GetProperty("claimNumber").GetString(), problem.GetProperty("code").GetString()));
        Assert.Equal((2, 1), (done.GetProperty("done").GetInt32(), done.GetProperty("entries").GetInt32()));
        Assert.Equal("EX-2026-000002", Assert.Single(await books.Items("/api/v1/payables?state=approved")).GetProperty("claimNumber").GetString());
    }

    [Fact]
    public async Task Without_a_rule_for_what_employees_paid_nothing_is_posted()
    {
        var books = await Books.Open(service, withRules: false);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001"));

        var done = await books.Post();

        Assert.Equal(0, done.GetProperty("entries").GetInt32());
        Assert.Equal("no_credit_account", Assert.Single((await books.Get("/api/v1/posting-preview?through=2026-12-31")).GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_rule_of_the_company_takes_the_place_of_the_categorys_account()
    {
        var books = await Books.Open(service, withRules: false);
        var sato = await books.Employ("佐藤", "E001", null);
        await service.Deliver(books.Tenant, new Contracts.Masters.ExpenseCategoryChanged(
            [new(books.Travel, "T1", 1, [new(Books.Founded, true, new("交通費", "Travel", Guid.CreateVersion7(), books.Standard, false))])]));
        await books.SetRules(new
        {
            creditAccounts = new[] { new { paymentMethod = "employee", accountId = books.Unpaid, subAccount = "従業員" } },
            debits = new[] { new { categoryId = books.Travel, accountId = books.Unpaid } },
            taxClasses = new[] { new { taxCategoryId = books.Standard, qualified = "課税仕入10%" } },
        });
        await books.Approve(books.Claim(sato, "EX-2026-000001"));
        await books.Post();

        var entry = Assert.Single(await books.Items("/api/v1/journals"));
        var lines = (await books.Get($"/api/v1/journals/{entry.GetProperty("id").GetGuid()}")).GetProperty("lines").EnumerateArray()
            .Select(line => (line.GetProperty("accountName").GetString(), line.GetProperty("subAccount").GetString(), line.GetProperty("taxClass").GetString()));

        Assert.Equal([("未払金", null, "課税仕入10%"), ("未払金", "従業員", "対象外")], lines);
    }

    [Theory]
    [InlineData(1_000, 999, "journal_balances")]
    [InlineData(900, 900, "journal_total")]
    public async Task The_database_refuses_an_entry_that_does_not_balance(long debit, long credit, string constraint)
    {
        var books = await Books.Open(service);
        var id = Guid.CreateVersion7();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => service.In(books.Tenant, db => db.Run(
            $"""
            WITH entry AS (
                INSERT INTO journal_entry (tenant_id, id, year, number, date, description, claim_number, claim_id, payee_name, total, posting_id, posted_at, search_terms)
                VALUES ('{books.Tenant}', '{id}', 2026, 1, '2026-11-01', '', '', '{id}', '', 1000, '{id}', now(), ARRAY[]::text[])
            )
            INSERT INTO journal_line (tenant_id, entry_id, number, debit, account_code, account_name, tax_class, rate_percent, amount, tax, description)
            VALUES ('{books.Tenant}', '{id}', 1, true, '', '', '', 0, {debit}, 0, ''), ('{books.Tenant}', '{id}', 1001, false, '', '', '', 0, {credit}, 0, '')
            """)));

        Assert.Equal(constraint, refused.ConstraintName);
    }

    [Fact]
    public async Task The_database_refuses_a_line_without_an_entry()
    {
        var books = await Books.Open(service);
        var id = Guid.CreateVersion7();

        var refused = await Assert.ThrowsAsync<Microsoft.EntityFrameworkCore.DbUpdateException>(() => service.Save(
            books.Tenant, new JournalLine { EntryId = id, Number = 1, Debit = true, Amount = 0 }));

        Assert.Equal("journal_line_entry", ((PostgresException)refused.InnerException!).ConstraintName);
    }

    [Fact]
    public async Task Nobody_changes_a_line_of_the_journal()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001"));
        await books.Post();

        foreach (var sql in new[] { "UPDATE journal_line SET amount = 1", "DELETE FROM journal_line", "UPDATE journal_entry SET total = 1", "DELETE FROM journal_entry" })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => service.In(books.Tenant, db => db.Run(sql)));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Who_asked_for_a_posting_stands_in_the_log_of_what_it_posted()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001"));
        await books.Post();

        var recorded = (await service.Outbox<AuditRecorded>(books.Tenant)).Single(entry => entry.Operation == "PostClaims");

        Assert.Equal((books.Accountant.UserId, books.Accountant.Name), (recorded.PersonId, recorded.PersonName));
    }

    [Theory]
    [InlineData("employee")]
    [InlineData("approver")]
    public async Task Only_accounting_sees_payables(string role)
    {
        var books = await Books.Open(service);

        var refused = await books.As(TestPerson.In(books.Tenant).As(role)).GetAsync(new Uri("/api/v1/payables", UriKind.Relative), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}

using System.Net;
using System.Text;
using Seisan.Contracts.Audit;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Features;

public sealed class CsvTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_file_of_payables_has_what_the_search_finds_and_no_cell_that_calculates()
    {
        var books = await Books.Open(service);
        var (sato, trap) = (await books.Employ("佐藤 美咲", "E001", "ｻﾄｳ"), await books.Employ("=HYPERLINK(\"x\")", "E002", null));
        await books.Approve(books.Claim(sato, "EX-2026-000001"));
        await books.Post();
        await Runs.Make(books);
        await books.Approve(books.Claim(trap, "EX-2026-000002", new DateOnly(2026, 11, 21)));

        var all = await File(books, "/api/v1/payables/export");
        var some = await File(books, "/api/v1/payables/export?state=scheduled");

        Assert.Equal("claim_number,title,payee,department,total,state,approved_on,journal_number,payment_run,paid_on", all[0]);
        Assert.Equal("EX-2026-000002,11月 出張,\"'=HYPERLINK(\"\"x\"\")\",営業部,11000,approved,2026-11-21,,,", all[1]);
        Assert.Equal(["EX-2026-000001,11月 出張,佐藤 美咲,営業部,11000,scheduled,2026-11-20,1,PR-2026-0001,"], some[1..]);
    }

    [Fact]
    public async Task The_file_of_journals_has_every_line_of_the_entries_found()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        await books.Approve(books.Claim(sato, "EX-2026-000001", lines: [books.Line(1, 11_000, 1_000), books.Line(2, 5_500, 500, account: "7030")]));
        await books.Approve(books.Claim(sato, "EX-2026-000002"));
        await books.Post();

        var found = (await File(books, "/api/v1/journals/export?account=7030"))[1..];

        Assert.Equal(["1,debit,7010,11000", "2,debit,7030,5500", "1001,credit,2110,16500"], found.Select(line => line.Split(',')).Select(cells => $"{cells[6]},{cells[7]},{cells[8]},{cells[14]}"));
        Assert.All(found, line => Assert.Contains("EX-2026-000001", line, StringComparison.Ordinal));
        Assert.Equal(1 + 3 + 2, (await File(books, "/api/v1/journals/export")).Length);
    }

    [Fact]
    public async Task The_file_of_payment_runs_has_who_made_and_who_approved_them()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        var run = await Runs.Make(books, account: "給与口座");
        await Runs.Step(books, books.Accountant, run, "submission");
        await Runs.Step(books, books.Second, run, "approval");

        var cells = Assert.Single((await File(books, "/api/v1/payment-runs/export?text=PR"))[1..]).Split(',');

        Assert.Equal([run.GetProperty("number").GetString()!, "approved", "給与口座", Runs.Day, "1", "11000", "0", "経理 花子"], cells[..8]);
        Assert.Equal("経理 次郎", cells[9]);
        Assert.Single(await File(books, "/api/v1/payment-runs/export?state=draft"));
    }

    [Theory]
    [InlineData("/api/v1/payables/export?text=EX", "ExportPayables")]
    [InlineData("/api/v1/journals/export?text=EX", "ExportJournals")]
    [InlineData("/api/v1/payment-runs/export?text=EX", "ExportPaymentRuns")]
    public async Task Whoever_takes_a_copy_is_in_the_log_with_what_was_asked_for(string path, string operation)
    {
        var books = await Books.Open(service);

        var bytes = await books.As(books.Accountant).GetByteArrayAsync(new Uri(path, UriKind.Relative), Cancel);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(books.Tenant), entry => entry.Operation == operation);
        Assert.Contains("\"EX\"", entry.After, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/payables/export")]
    [InlineData("/api/v1/journals/export")]
    [InlineData("/api/v1/payment-runs/export")]
    public async Task Another_company_has_nothing_of_ours_in_its_file_and_an_employee_gets_none(string path)
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", "ｻﾄｳ");
        await books.Approve(books.Claim(sato, "EX-2026-000001"));
        await books.Post();
        await Runs.Make(books);

        Assert.Single(await File(books, path, TestPerson.InNewTenant().As(Kernel.Roles.Accountant)));
        Assert.Equal(HttpStatusCode.Forbidden, (await books.As(sato).GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/payables/export?state=open")]
    [InlineData("/api/v1/payment-runs/export?state=open")]
    public async Task A_state_that_does_not_exist_is_refused_before_the_file_begins(string path)
    {
        var books = await Books.Open(service);

        Assert.Equal(HttpStatusCode.BadRequest, (await books.As(books.Accountant).GetAsync(new Uri(path, UriKind.Relative), Cancel)).StatusCode);
    }

    /// <summary>The lines of the file, its header first.</summary>
    private static async Task<string[]> File(Books books, string path, TestPerson? person = null)
    {
        var response = await books.As(person ?? books.Accountant).GetAsync(new Uri(path, UriKind.Relative), Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {response.StatusCode}");
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync(Cancel)).TrimStart('\uFEFF');
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        return text[..^2].Split("\r\n");
    }
}

using System.Net.Http.Json;
using Seisan.Accounting.Tests.Golden;

namespace Seisan.Accounting.Tests.Features;

public sealed class ExportTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_export_holds_each_entry_once_and_is_always_the_same_file()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤 美咲", "E001", null);
        await books.Approve(books.Claim(sato, "EX-2026-000001", lines: [books.Line(1, 11_000, 1_000), books.Line(2, 5_500, 500, qualified: false)]));
        await books.Approve(books.Claim(sato, "EX-2026-000002"));
        await books.Post();

        var export = await Export(books, "2026-12-31");
        var file = await File(books, export);
        var slips = YayoiReading.Read(file);

        Assert.Equal([2, 1], slips.Select(slip => slip.Lines.Count(line => line.Debit)));
        Assert.Equal(("課対仕入込10%適格", 11_000, 1_000), (slips[0].Lines[0].TaxClass, slips[0].Lines[0].Amount, slips[0].Lines[0].Tax));
        Assert.Equal(file, await File(books, export));
        var again = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/journal-exports", new { format = "yayoi", to = "2026-12-31" }, Cancel);
        Assert.Equal("nothing_to_export", await Books.CodeOf(again));
    }

    [Fact]
    public async Task What_is_posted_later_goes_into_the_next_export()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        await books.Approve(books.Claim(sato, "EX-2026-000001"));
        await books.Post();
        var first = await Export(books, "2026-12-31");
        await books.Approve(books.Claim(sato, "EX-2026-000002"));
        await books.Post();

        var second = await Export(books, "2026-12-31");

        Assert.Equal(1, Assert.Single(YayoiReading.Read(await File(books, first))).Number);
        Assert.Equal(2, Assert.Single(YayoiReading.Read(await File(books, second))).Number);
        Assert.Equal(2, (await books.Items("/api/v1/journals?exported=true")).Length);
    }

    private static async Task<string> Export(Books books, string to)
    {
        var started = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/journal-exports", new { format = "yayoi", to }, Cancel);
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync(Cancel));
        var address = started.Headers.Location!.ToString();
        Assert.Equal("done", (await books.Ended(address)).GetProperty("state").GetString());
        return address;
    }

    private static Task<byte[]> File(Books books, string export) =>
        books.As(books.Accountant).GetByteArrayAsync(new Uri($"{export}/file", UriKind.Relative), Cancel);
}

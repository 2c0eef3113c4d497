using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Seisan.Accounting.Tests.Golden;

namespace Seisan.Accounting.Tests.Features;

public sealed class RunPayerTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_second_person_approved_is_what_the_bank_gets_whatever_becomes_of_the_account()
    {
        var (books, run) = await Made();
        await Runs.Step(books, books.Accountant, run, "submission");
        await Change(books, run, "9998887");
        var seen = await Payer(books, run);
        await Runs.Step(books, books.Second, run, "approval");
        var before = await File(books, run);

        await Change(books, run, "5554443");

        Assert.Equal(before, await File(books, run));
        Assert.Equal("1112223", ZenginReading.Read(before).Header.AccountNumber);
        Assert.Equal(("****223", "0005", "123"), (seen.GetProperty("maskedNumber").GetString(), seen.GetProperty("bankCode").GetString(), seen.GetProperty("branchCode").GetString()));
    }

    [Fact]
    public async Task Before_the_submission_the_account_is_shown_as_it_is_and_each_submission_takes_it_anew()
    {
        var (books, run) = await Made();
        await Change(books, run, "9998887");
        Assert.Equal("****887", (await Payer(books, run)).GetProperty("maskedNumber").GetString());
        await Runs.Step(books, books.Accountant, run, "submission");
        await Runs.Step(books, books.Second, run, "return", new { comment = "口座が違います" });
        await Change(books, run, "5554443");
        Assert.Equal("****443", (await Payer(books, run)).GetProperty("maskedNumber").GetString());

        await Runs.Step(books, books.Accountant, run, "submission");
        await Change(books, run, "1111111");
        await Runs.Step(books, books.Second, run, "approval");

        Assert.Equal("5554443", ZenginReading.Read(await File(books, run)).Header.AccountNumber);
    }

    [Fact]
    public async Task A_run_from_an_account_that_is_no_longer_in_use_is_not_handed_over()
    {
        var (books, run) = await Made();
        await Change(books, run, number: null, active: false);

        var refused = await Runs.Try(books, books.Accountant, run, "submission");

        Assert.Equal((HttpStatusCode.Conflict, "payer_account_inactive"), (refused.StatusCode, await Books.CodeOf(refused)));
        Assert.Equal("draft", (await books.Get($"/api/v1/payment-runs/{run.GetProperty("id").GetGuid()}")).GetProperty("state").GetString());
    }

    [Fact]
    public async Task The_copy_stands_in_the_run_sealed()
    {
        var (books, run) = await Made("9182736");
        await Runs.Step(books, books.Accountant, run, "submission");

        await using var command = service.Administrator.CreateCommand(
            $"SELECT row(r)::text FROM payment_run AS r WHERE id = '{run.GetProperty("id").GetGuid()}'");
        var row = (string)(await command.ExecuteScalarAsync(Cancel))!;

        Assert.DoesNotContain("9182736", row, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes("9182736")), row, StringComparison.Ordinal);
    }

    private async Task<(Books Books, JsonElement Run)> Made(string number = "1112223")
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", "ｻﾄｳ"), "EX-2026-000001"));
        await books.Post();
        return (books, await Runs.Make(books, number));
    }

    /// <summary>The account that the run is paid from, with another number or no longer in use.</summary>
    private static async Task Change(Books books, JsonElement run, string? number, bool active = true)
    {
        var id = run.GetProperty("payerAccountId").GetGuid();
        var account = (await books.Items("/api/v1/payer-accounts")).Single(one => one.GetProperty("id").GetGuid() == id);
        var changed = await books.Send(
            books.Accountant, HttpMethod.Put, $"/api/v1/payer-accounts/{id}",
            new
            {
                name = account.GetProperty("name").GetString(), consignorCode = "9876543210", consignorName = "ベツメイギ", bankCode = "0009", branchCode = "321", type = "2", number, active,
            },
            new EntityTagHeaderValue($"\"{account.GetProperty("version").GetUInt32()}\""));
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync(Cancel));
    }

    private static async Task<JsonElement> Payer(Books books, JsonElement run) =>
        (await books.Get($"/api/v1/payment-runs/{run.GetProperty("id").GetGuid()}", books.Second)).GetProperty("payer");

    private static Task<byte[]> File(Books books, JsonElement run) =>
        books.As(books.Accountant).GetByteArrayAsync(Runs.At(run, "file"), Cancel);
}

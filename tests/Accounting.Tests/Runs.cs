using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests;

/// <summary>The steps of payment runs as a person takes them.</summary>
internal static class Runs
{
    /// <summary>Some day from next week on, on which banks are open.</summary>
    public static string Day { get; } = Kernel.JapaneseCalendar.NextBankBusinessDay(JapanTime.Today(TimeProvider.System).AddDays(7))
        .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Guid> Account(Books books, string number = "1112223", string? name = null)
    {
        var created = await books.As(books.Accountant).PostAsJsonAsync("/api/v1/payer-accounts", new
        {
            name = name ?? $"給与口座 {Guid.CreateVersion7()}", consignorCode = "0123456789", consignorName = "アオバショウジ（カ", bankCode = "0005", branchCode = "123", type = "1", number,
        }, Cancel);
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync(Cancel));
        return (await created.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    /// <summary>A run of everything that is posted.</summary>
    public static async Task<JsonElement> Make(Books books, string number = "1112223", string? account = null)
    {
        var created = await books.As(books.Accountant).PostAsJsonAsync(
            "/api/v1/payment-runs", new { payerAccountId = await Account(books, number, account), transferDate = Day }, Cancel);
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync(Cancel));
        return await created.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    public static Uri At(JsonElement run, string rest) => new($"/api/v1/payment-runs/{run.GetProperty("id").GetGuid()}/{rest}", UriKind.Relative);

    /// <summary>Takes a step against the version that stands now.</summary>
    public static async Task<HttpResponseMessage> Try(Books books, TestPerson person, JsonElement run, string step, object? body = null)
    {
        var now = await books.Get($"/api/v1/payment-runs/{run.GetProperty("id").GetGuid()}");
        return await books.Send(person, HttpMethod.Post, At(run, step).ToString(), body, new EntityTagHeaderValue($"\"{now.GetProperty("version").GetUInt32()}\""));
    }

    public static async Task<JsonElement> Step(Books books, TestPerson person, JsonElement run, string step, object? body = null)
    {
        var response = await Try(books, person, run, step, body);
        Assert.True(response.IsSuccessStatusCode, $"{step}: {await response.Content.ReadAsStringAsync(Cancel)}");
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Seisan.Load;

/// <summary>An answer: whether it was as it should be, and the bytes of its body where they are of interest.</summary>
internal sealed record Answered(bool Good, long Bytes);

/// <summary>What one user does once. Null: there was nothing left to do; otherwise what was answered.</summary>
internal sealed class Operations(Acknowledged done)
{
    private static readonly string[] Payees = ["旅館", "運輸", "工業", "商店", "印刷", "食堂", "電機", "倉庫"];
    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    public static Task<Answered?> ClaimsPage(User user) => Get(user, "/claims");

    public static Task<Answered?> MyClaims(User user) => Get(user, "/api/v1/claims?scope=mine&limit=20");

    /// <summary>Ten days, an amount and part of a counterparty's name, over the claims of the whole company.</summary>
    public static Task<Answered?> Search(User user)
    {
        var (from, least) = (Today.AddDays(-Random.Shared.Next(10, 700)), Random.Shared.Next(8, 40) * 1000);
        var payee = Uri.EscapeDataString(Payees[Random.Shared.Next(Payees.Length)]);
        return Get(user, string.Create(CultureInfo.InvariantCulture,
            $"/api/v1/claims?scope=all&from={from:yyyy-MM-dd}&to={from.AddDays(10):yyyy-MM-dd}&minAmount={least}&maxAmount={least + 5000}&payee={payee}&limit=20"));
    }

    /// <summary>All claims of the company as CSV, read as it comes.</summary>
    public static async Task<Answered?> Export(User user)
    {
        using var response = await user.Session.OpenAsync("/api/v1/claims/csv?scope=all");
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, bytes, read) = (new byte[64 * 1024], 0L, 0);
        while ((read = await body.ReadAsync(buffer)) > 0)
            bytes += read;
        return new Answered(response.IsSuccessStatusCode, bytes);
    }

    /// <summary>Prints one of the claims that were made before the clock ran.</summary>
    public static async Task<Answered?> Pdf(User user) =>
        user.Prepared.TryPeek(out var made) ? await Get(user, $"/api/v1/claims/{made.Claim}/pdf") : null;

    public async Task<Answered?> Create(User user)
    {
        using var response = await user.Session.SendAsync(HttpMethod.Post, "/api/v1/claims", JsonContent.Create(Claim(user)));
        if (!response.IsSuccessStatusCode)
            return new Answered(false, 0);
        var made = await response.Content.ReadFromJsonAsync<JsonElement>();
        var (id, version) = (made.GetProperty("id").GetGuid(), made.GetProperty("version").GetUInt32());
        user.Prepared.Enqueue(new Call(
            $"/api/v1/claims/{id}/submission", null, string.Create(CultureInfo.InvariantCulture, $"\"{version}\""), id));
        done.Created.Add(id);
        return new Answered(true, 0);
    }

    /// <summary>Submits a claim that was made before the clock ran.</summary>
    public async Task<Answered?> Submit(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
            return null;
        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, ifMatch: next.Version);
        if (response.IsSuccessStatusCode)
            done.Submitted.Add(next.Claim);
        return new Answered(response.IsSuccessStatusCode, 0);
    }

    /// <summary>Agrees to an approval that was waiting before the clock ran.</summary>
    public async Task<Answered?> Approve(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
            return null;
        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, JsonContent.Create(next.Body));
        if (response.IsSuccessStatusCode)
            done.Approved.Add(next.Claim);
        return new Answered(response.IsSuccessStatusCode, 0);
    }

    /// <summary>Puts what waits for the user into their queue, whole.</summary>
    public static async Task TakeInboxAsync(User user)
    {
        user.Prepared.Clear();
        string? next = null;
        do
        {
            var after = next is null ? "" : $"&after={Uri.EscapeDataString(next)}";
            var page = await user.Session.GetAsync($"/api/v1/approvals?state=waiting&limit=200{after}");
            foreach (var one in page.GetProperty("items").EnumerateArray())
            {
                user.Prepared.Enqueue(new Call(
                    $"/api/v1/approvals/{one.GetProperty("id").GetGuid()}/decisions",
                    new { decision = "approve", contentVersion = one.GetProperty("contentVersion").GetInt64(), comment = (string?)null },
                    null, one.GetProperty("claimId").GetGuid()));
            }

            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
    }

    private static async Task<Answered?> Get(User user, string path)
    {
        using var response = await user.Session.SendAsync(HttpMethod.Get, path);
        return new Answered(response.IsSuccessStatusCode, (await response.Content.ReadAsByteArrayAsync()).Length);
    }

    private static object Claim(User user)
    {
        var train = user.Options.GetProperty("categories").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "101")
            .GetProperty("id").GetGuid();
        return new
        {
            title = "負荷計測",
            receipts = Array.Empty<object>(),
            lines = Enumerable.Range(0, 5).Select(n => new
            {
                id = (Guid?)null, receiptId = (Guid?)null, date = "2026-11-20", categoryId = train,
                amount = 1000 + n, taxCategoryId = (Guid?)null, payee = "東海旅客鉄道", invoiceNumber = (string?)null,
                projectId = (Guid?)null, memo = "計測",
            }),
            confirmedWarnings = Array.Empty<string>(),
        };
    }
}

using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Seisan.Load;

/// <summary>What one user does once. Null: there was nothing left to do; false: it was not answered as it should be.</summary>
internal sealed class Operations(Acknowledged done)
{
    public static Task<bool?> ClaimsPage(User user) => Get(user, "/claims");

    public static Task<bool?> MyClaims(User user) => Get(user, "/api/v1/claims?scope=mine&limit=20");

    /// <summary>Prints one of the claims that were made before the clock ran.</summary>
    public static async Task<bool?> Pdf(User user) =>
        user.Prepared.TryPeek(out var made) ? await Get(user, $"/api/v1/claims/{made.Claim}/pdf") : null;

    public async Task<bool?> Create(User user)
    {
        using var response = await user.Session.SendAsync(HttpMethod.Post, "/api/v1/claims", JsonContent.Create(Claim(user)));
        if (!response.IsSuccessStatusCode)
            return false;
        var made = await response.Content.ReadFromJsonAsync<JsonElement>();
        var (id, version) = (made.GetProperty("id").GetGuid(), made.GetProperty("version").GetUInt32());
        user.Prepared.Enqueue(new Call(
            $"/api/v1/claims/{id}/submission", null, string.Create(CultureInfo.InvariantCulture, $"\"{version}\""), id));
        done.Created.Add(id);
        return true;
    }

    /// <summary>Submits a claim that was made before the clock ran.</summary>
    public async Task<bool?> Submit(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
            return null;
        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, ifMatch: next.Version);
        if (response.IsSuccessStatusCode)
            done.Submitted.Add(next.Claim);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Agrees to an approval that was waiting before the clock ran.</summary>
    public async Task<bool?> Approve(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
            return null;
        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, JsonContent.Create(next.Body));
        if (response.IsSuccessStatusCode)
            done.Approved.Add(next.Claim);
        return response.IsSuccessStatusCode;
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

    private static async Task<bool?> Get(User user, string path)
    {
        using var response = await user.Session.SendAsync(HttpMethod.Get, path);
        await response.Content.ReadAsByteArrayAsync();
        return response.IsSuccessStatusCode;
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

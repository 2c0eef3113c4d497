using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace Seisan.Load;

/// <summary>What one user does once. False: it was not answered as it should be.</summary>
internal static class Operations
{
    public static Task<bool> ClaimsPage(User user) => Get(user, "/claims");

    public static Task<bool> MyClaims(User user) => Get(user, "/api/v1/claims?scope=mine&limit=20");

    public static async Task<bool> Create(User user)
    {
        using var response = await user.Session.SendAsync(HttpMethod.Post, "/api/v1/claims", JsonContent.Create(Claim(user)));
        if (!response.IsSuccessStatusCode)
            return false;
        var made = await response.Content.ReadFromJsonAsync<JsonElement>();
        var version = made.GetProperty("version").GetUInt32().ToString(CultureInfo.InvariantCulture);
        user.Prepared.Enqueue(($"/api/v1/claims/{made.GetProperty("id").GetGuid()}/submission", null, $"\"{version}\""));
        return true;
    }

    /// <summary>Submits a claim that was made before the clock ran.</summary>
    public static async Task<bool> Submit(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
            return false;
        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, ifMatch: next.Version);
        return response.IsSuccessStatusCode;
    }

    /// <summary>Takes a waiting approval and agrees; who else took it meanwhile makes it a conflict, which counts as answered.</summary>
    public static async Task<bool> Approve(User user)
    {
        if (!user.Prepared.TryDequeue(out var next))
        {
            var page = await user.Session.GetAsync("/api/v1/approvals?state=waiting&limit=200");
            foreach (var one in page.GetProperty("items").EnumerateArray().OrderBy(_ => Random.Shared.Next()))
            {
                user.Prepared.Enqueue((
                    $"/api/v1/approvals/{one.GetProperty("id").GetGuid()}/decisions",
                    new { decision = "approve", contentVersion = one.GetProperty("contentVersion").GetInt64(), comment = (string?)null }, null));
            }

            return false;
        }

        using var response = await user.Session.SendAsync(HttpMethod.Post, next.Path, JsonContent.Create(next.Body));
        return response.IsSuccessStatusCode;
    }

    private static async Task<bool> Get(User user, string path)
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

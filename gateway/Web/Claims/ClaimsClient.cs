using System.Globalization;
using Seisan.Web.Calls;

namespace Seisan.Web.Claims;

/// <summary>The routes of the claims service that the pages use, called for the person who is signed in.</summary>
public sealed class ClaimsClient(HttpClient http)
{
    private const string Claims = "/api/v1/claims";

    internal Task<Answer<Page<ClaimSummary>>> ListAsync(string query, CancellationToken stop) =>
        http.ReadAsync<Page<ClaimSummary>>(Claims + query, stop);

    internal Task<Answer<ClaimView>> FindAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<ClaimView>($"{Claims}/{id}", stop);

    internal Task<Answer<IReadOnlyList<HistoryEntry>>> HistoryAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<IReadOnlyList<HistoryEntry>>($"{Claims}/{id}/history", stop);

    internal Task<Answer<ClaimChoices>> ChoicesAsync(CancellationToken stop) =>
        http.ReadAsync<ClaimChoices>("/api/v1/claim-options", stop);

    /// <param name="key">The same key makes no second claim.</param>
    internal Task<Answer<ClaimView>> CreateAsync(string key, string? form, CancellationToken stop) =>
        http.SendAsync<ClaimView>(HttpMethod.Post, Claims, ClaimContent.Nothing with { Form = form }, key: key, stop: stop);

    internal Task<Answer<ClaimView>> SaveAsync(Guid id, string? version, ClaimContent content, CancellationToken stop) =>
        http.SendAsync<ClaimView>(HttpMethod.Put, $"{Claims}/{id}", content, Tag(version), stop: stop);

    internal Task<Answer<SubmittedClaim>> SubmitAsync(Guid id, string? version, string key, CancellationToken stop) =>
        http.SendAsync<SubmittedClaim>(HttpMethod.Post, $"{Claims}/{id}/submission", null, Tag(version), key, stop);

    internal Task<Answer<ClaimView>> CopyAsync(Guid id, string key, CancellationToken stop) =>
        http.SendAsync<ClaimView>(HttpMethod.Post, $"{Claims}/{id}/copy", key: key, stop: stop);

    internal Task<Answer<Nothing>> DeleteAsync(Guid id, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Delete, $"{Claims}/{id}", version: Tag(version), stop: stop);

    /// <summary>The wish to have a claim back of which no approval is known yet.</summary>
    internal Task<Answer<Nothing>> AskBackAsync(Guid id, long contentVersion, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"{Claims}/{id}/withdrawal", new { contentVersion }, stop: stop);

    /// <summary>Claims over a minute old of which no approval is known.</summary>
    internal Task<Answer<Page<UnopenedApproval>>> UnopenedAsync(string? after, CancellationToken stop) =>
        http.ReadAsync<Page<UnopenedApproval>>(ServiceCalls.Query("/api/v1/unopened-approvals", ("after", after)), stop);

    /// <summary>Which version the person saw. Text that is no number is no version of anything.</summary>
    private static string Tag(string? version) =>
        uint.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? $"\"{seen}\"" : "\"0\"";
}

internal sealed record SubmittedClaim(Guid Id, string Number);

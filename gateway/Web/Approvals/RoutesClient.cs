using Seisan.Web.Calls;

namespace Seisan.Web.Approvals;

/// <summary>The approval routes of the workflow service, for those who set them up.</summary>
internal sealed class RoutesClient(HttpClient http)
{
    private const string Routes = "/api/v1/approval-routes";

    public Task<Answer<Page<RouteView>>> ListAsync(string? text, CancellationToken stop) =>
        http.ReadAsync<Page<RouteView>>(ServiceCalls.Query(Routes, ("text", text)), stop);

    public Task<Answer<RouteWithVersions>> FindAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<RouteWithVersions>($"{Routes}/{id}", stop);

    public Task<Answer<RouteCreated>> CreateAsync(RouteContent content, string? key, CancellationToken stop) =>
        http.SendAsync<RouteCreated>(HttpMethod.Post, Routes, content, key: key, stop: stop);

    public Task<Answer<RouteCreated>> ChangeAsync(Guid id, RouteContent content, string? version, CancellationToken stop) =>
        http.SendAsync<RouteCreated>(HttpMethod.Post, $"{Routes}/{id}/versions", content, version ?? "\"0\"", stop: stop);

    /// <summary>The employee who has exactly this code, or null.</summary>
    public async Task<RoutePerson?> PersonAsync(string code, CancellationToken stop)
    {
        var found = await http.ReadAsync<Page<RoutePerson>>(
            ServiceCalls.Query($"{Routes}/people", ("text", code), ("limit", "200")), stop);
        return found.Value?.Items.FirstOrDefault(one => string.Equals(one.Code, code, StringComparison.OrdinalIgnoreCase));
    }
}

public sealed record RouteView(
    Guid Id, int Version, string Name, string? Form, int Position, long? MinTotal, long? BelowTotal, bool Active,
    IReadOnlyList<RouteStepView> Steps, string ChangedBy, DateTimeOffset ChangedAt);

public sealed record RouteStepView(string Name, ApproverView Approver, long? MinTotal, long? BelowTotal);

public sealed record ApproverView(string Kind, RoutePerson? Person, string? Role, int? LevelsUp);

public sealed record RoutePerson(Guid Id, string Code, string Name);

internal sealed record RouteWithVersions(Guid Id, IReadOnlyList<RouteView> Versions);

internal sealed record RouteCreated(Guid Id, int Version);

internal sealed record RouteContent(
    string Name, int Position, IReadOnlyList<StepContent> Steps, string? Form, long? MinTotal, long? BelowTotal, bool Active);

internal sealed record StepContent(string Name, ApproverContent Approver, long? MinTotal, long? BelowTotal);

internal sealed record ApproverContent(string Kind, Guid? EmployeeId, string? Role, int? LevelsUp);

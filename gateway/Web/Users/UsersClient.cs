using Seisan.Web.Calls;

namespace Seisan.Web.Users;

/// <summary>The people who may sign in, as identity keeps them.</summary>
internal sealed class UsersClient(HttpClient http)
{
    public Task<Answer<Page<UserLine>>> ListAsync(string? text, bool? active, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<UserLine>>(
            ServiceCalls.Query("/api/v1/users", ("text", text), ("active", active is { } one ? one ? "true" : "false" : null), ("after", after)), stop);

    public Task<Answer<UserLine>> FindAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<UserLine>($"/api/v1/users/{id}", stop);

    /// <param name="change"><c>deactivation</c> or <c>activation</c>.</param>
    public Task<Answer<Nothing>> ChangeAsync(Guid id, string change, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"/api/v1/users/{id}/{change}", stop: stop);
}

public sealed record UserLine(
    Guid Id, Guid? EmployeeId, string SignInId, string Name, string? Email, IReadOnlyList<string> Roles, bool Active,
    bool HasPassword, DateTimeOffset? DeactivatedAt)
{
    /// <summary>Whether the person may sign in, and who took the right away: an administrator, or the end of the employment.</summary>
    public string State => Active ? "active" : DeactivatedAt is null ? "left" : "deactivated";
}

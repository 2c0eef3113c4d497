using Seisan.Web.Calls;

namespace Seisan.Web.Audit;

/// <summary>The routes of the audit service that the pages read.</summary>
internal sealed class AuditClient(HttpClient http)
{
    public Task<Answer<Page<EntryLine>>> ListEntriesAsync(LogFilter filter, CancellationToken stop) =>
        http.ReadAsync<Page<EntryLine>>(filter.At("/api/v1/audit-entries"), stop);

    public Task<Answer<Entry>> FindEntryAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<Entry>($"/api/v1/audit-entries/{id}", stop);

    public Task<Answer<Page<SignInLine>>> ListSignInsAsync(LogFilter filter, CancellationToken stop) =>
        http.ReadAsync<Page<SignInLine>>(filter.At("/api/v1/sign-ins"), stop);
}

internal sealed record EntryLine(
    Guid Id, long Sequence, DateTimeOffset At, string? SignInId, string? PersonName, string? Address, string Service,
    string Operation, string TargetKind, string TargetId, string? TargetLabel);

internal sealed record Entry(
    Guid Id, long Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, Guid? PersonId, string? SignInId,
    string? PersonName, Guid? OnBehalfOf, string? Address, string Service, string Operation, string TargetKind,
    string TargetId, string? TargetLabel, string? Before, string? After, string CorrelationId, string? TraceId,
    string Canonical, string Sha256);

internal sealed record SignInLine(
    Guid Id, long Sequence, DateTimeOffset At, string SignInId, string? Name, string Outcome, string Address,
    string? UserAgent, string? Method = null);

using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>One entry of a claim's history. Known by what it tells, so that hearing it twice adds nothing.</summary>
/// <param name="PersonId">Employee; <see cref="Guid.Empty"/> when the platform itself acted.</param>
/// <param name="Kind"><c>created</c>, <c>submitted</c>, <c>step_opened</c>, <c>step_approved</c>, …</param>
/// <param name="Reason">A code that explains it: <c>no_route</c>, <c>moved_up</c>.</param>
public sealed record ClaimMoment(
    TenantId TenantId, ClaimId ClaimId, DateTimeOffset At, string Kind, Guid PersonId, long ContentVersion, int? Step,
    string? StepName, string? PersonName, string? Comment, string? Reason) : ITenantOwned;

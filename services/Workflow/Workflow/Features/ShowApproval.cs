using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="MayDecide">The open step waits for the caller.</param>
/// <param name="History">What happened to the claim since it was first submitted, oldest first.</param>
internal sealed record ApprovalView(
    Guid Id, Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, string Form, PersonView Claimant,
    long Total, int LineCount, ApprovalState State, DateTimeOffset SubmittedAt, DateTimeOffset? CompletedAt,
    RouteTaken? Route, IReadOnlyList<StepView> Steps, bool MayDecide, bool MayWithdraw, IReadOnlyList<Happening> History);

internal sealed record RouteTaken(Guid Id, int Version, string Name);

internal sealed record StepView(
    int Number, string Name, StepState State, string? Note, IReadOnlyList<PersonView> Approvers,
    DateTimeOffset? RequestedAt, DateTimeOffset? DecidedAt, PersonView? DecidedBy, string? Comment);

/// <param name="Kind"><c>submitted</c>, <c>approved</c>, <c>sent_back</c>, <c>rejected</c>, <c>withdrawn</c>.</param>
internal sealed record Happening(
    DateTimeOffset At, long ContentVersion, string Kind, PersonView Person, string? StepName, string? Comment);

/// <summary>One approval with its steps, who decided and who is next.</summary>
internal static class ShowApproval
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder approvals) => approvals
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(ShowApproval));

    private static async Task<Results<Ok<ApprovalView>, NotFound>> Handle(
        Guid id, Caller caller, WorkflowDbContext db, HttpContext http, CancellationToken ct)
    {
        var approvals = db.Approvals.AsNoTracking().Include(one => one.Steps).ThenInclude(step => step.Approvers).AsSingleQuery();
        var approval = await approvals.SingleOrDefaultAsync(one => one.Id == new ApprovalId(id), ct);
        EmployeeId? me = caller.EmployeeId is { } employee ? new EmployeeId(employee) : null;
        if (approval is null || !approval.IsVisibleTo(me, caller.Has(Permissions.ClaimsReadAll)))
            return TypedResults.NotFound();

        var all = await approvals.Where(one => one.ClaimId == approval.ClaimId)
            .OrderBy(one => one.ContentVersion).ToListAsync(ct);
        http.SetETag(approval.Version);
        return TypedResults.Ok(new ApprovalView(
            approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
            approval.Form, Claimant(approval), approval.Total, approval.LineCount, approval.State, approval.SubmittedAt,
            approval.CompletedAt,
            approval.RouteId is { } route ? new RouteTaken(route.Value, approval.RouteVersion!.Value, approval.RouteName!) : null,
            [.. approval.Steps.OrderBy(step => step.Number).Select(View)],
            me is { } one && one != approval.ClaimantId && caller.Has(Permissions.WorkflowApprove)
                && approval.OpenStep?.Find(one) is not null,
            me == approval.ClaimantId && approval.State is ApprovalState.Open,
            [.. all.SelectMany(HistoryOf)]));
    }

    private static PersonView Claimant(Approval approval) =>
        new(approval.ClaimantId.Value, approval.ClaimantName, approval.DepartmentName);

    private static StepView View(ApprovalStep step) => new(
        step.Number, step.Name, step.State, step.Note,
        [.. step.Approvers.OrderBy(one => one.EmployeeId.Value).Select(one => new PersonView(one.EmployeeId.Value, one.Name))],
        step.RequestedAt, step.DecidedAt,
        step.DecidedBy is { } by ? new PersonView(by.Value, step.DecidedByName!) : null, step.Comment);

    private static IEnumerable<Happening> HistoryOf(Approval approval)
    {
        yield return new Happening(
            approval.SubmittedAt, approval.ContentVersion, "submitted", Claimant(approval), null, null);
        foreach (var step in approval.Steps.Where(step => step.DecidedAt is not null).OrderBy(step => step.Number))
            yield return new Happening(
                step.DecidedAt!.Value, approval.ContentVersion, KindOf(step.State),
                new PersonView(step.DecidedBy!.Value.Value, step.DecidedByName!), step.Name, step.Comment);
        if (approval.State is ApprovalState.Withdrawn)
            yield return new Happening(
                approval.CompletedAt!.Value, approval.ContentVersion, "withdrawn", Claimant(approval), null, null);
    }

    private static string KindOf(StepState state) => state switch
    {
        StepState.Approved => "approved",
        StepState.SentBack => "sent_back",
        _ => "rejected",
    };
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <summary>An approval in a list.</summary>
/// <param name="At">When the step was put to the caller, or decided by them; for a claim's approvals the submission.</param>
/// <param name="Decision">What the caller answered, in the list of what they decided.</param>
internal sealed record ApprovalSummary(
    Guid Id, Guid ClaimId, long ContentVersion, string ClaimNumber, string Title, PersonView Claimant, long Total,
    ApprovalState State, int Step, int StepCount, string? StepName, string? Note, DateTimeOffset At, StepState? Decision);

internal sealed record PersonView(Guid Id, string Name, string? Department = null);

/// <summary>The approver's inbox: what waits for the caller or what they decided, newest first; or one claim's approvals.</summary>
internal static class ListApprovals
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder approvals) => approvals
        .MapGet("", Handle)
        .WithName(nameof(ListApprovals));

    private static async Task<Results<Ok<Page<ApprovalSummary>>, ProblemHttpResult>> Handle(
        string? state, Guid? claimId, string? text, Paging page, Caller caller, WorkflowDbContext db,
        CancellationToken ct)
    {
        var me = new EmployeeId(caller.EmployeeId ?? Guid.Empty);
        if (claimId is { } claim)
            return TypedResults.Ok(await OfClaimAsync(
                new ClaimId(claim), me, caller.Has(Permissions.ClaimsReadAll), page, db, ct));

        var seen = Cursor.Read<DateTimeOffset, Guid>(page.After);
        var rows = state switch
        {
            null or "waiting" => Waiting(db, me, text, seen),
            "decided" => Decided(db, me, text, seen),
            _ => null,
        };
        return rows is null
            ? new FieldErrors().Add("state", "state_unknown").ToProblem()
            : TypedResults.Ok(Page.Of(
                await rows.Take(page.Limit + 1).ToListAsync(ct), page.Limit, row => Cursor.Of(row.At.UtcDateTime, row.Id)));
    }

    internal static IQueryable<ApprovalSummary> Waiting(
        WorkflowDbContext db, EmployeeId me, string? text, (DateTimeOffset At, Guid Id)? seen)
    {
        var mine = db.StepApprovers.Where(one => one.EmployeeId == me && one.WaitingSince != null);
        if (seen is var (at, last))
            mine = mine.Where(one => one.WaitingSince <= at
                && (one.WaitingSince < at || one.ApprovalId < new ApprovalId(last)));
        return from one in mine
               join approval in Matching(db, text) on new { one.TenantId, Id = one.ApprovalId }
                   equals new { approval.TenantId, approval.Id }
               join step in db.Steps on new { one.TenantId, one.ApprovalId, Number = one.Step }
                   equals new { step.TenantId, step.ApprovalId, step.Number }
               orderby one.WaitingSince descending, one.ApprovalId descending
               select new ApprovalSummary(
                   approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
                   new PersonView(approval.ClaimantId.Value, approval.ClaimantName, approval.DepartmentName),
                   approval.Total, approval.State, step.Number, approval.Steps.Count, step.Name, step.Note,
                   one.WaitingSince!.Value, null);
    }

    internal static IQueryable<ApprovalSummary> Decided(
        WorkflowDbContext db, EmployeeId me, string? text, (DateTimeOffset At, Guid Id)? seen)
    {
        var mine = db.Steps.Where(one => one.DecidedBy == me);
        if (seen is var (at, last))
            mine = mine.Where(one => one.DecidedAt <= at
                && (one.DecidedAt < at || one.ApprovalId < new ApprovalId(last)));
        return from step in mine
               join approval in Matching(db, text) on new { step.TenantId, Id = step.ApprovalId }
                   equals new { approval.TenantId, approval.Id }
               orderby step.DecidedAt descending, step.ApprovalId descending
               select new ApprovalSummary(
                   approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
                   new PersonView(approval.ClaimantId.Value, approval.ClaimantName, approval.DepartmentName),
                   approval.Total, approval.State, step.Number, approval.Steps.Count, step.Name, step.Note,
                   step.DecidedAt!.Value, step.State);
    }

    private static IQueryable<Approval> Matching(WorkflowDbContext db, string? text)
    {
        var terms = Bigrams.Query(text);
        return terms is [] ? db.Approvals : db.Approvals.Where(one => terms.All(term => one.SearchTerms.Contains(term)));
    }

    private static async Task<Page<ApprovalSummary>> OfClaimAsync(
        ClaimId claim, EmployeeId me, bool readsAll, Paging page, WorkflowDbContext db, CancellationToken ct)
    {
        var approvals = db.Approvals.AsNoTracking().Include(one => one.Steps).ThenInclude(step => step.Approvers).AsSingleQuery()
            .Where(one => one.ClaimId == claim);
        if (Cursor.TryRead<long>(page.After, out var last))
            approvals = approvals.Where(one => one.ContentVersion < last);
        var found = await approvals.OrderByDescending(one => one.ContentVersion).Take(page.Limit + 1).ToListAsync(ct);
        return Page.Of(
            [.. found.Where(one => one.IsVisibleTo(me, readsAll)).Select(Summary)], page.Limit,
            row => Cursor.Of(row.ContentVersion));
    }

    private static ApprovalSummary Summary(Approval approval)
    {
        var step = approval.OpenStep ?? approval.Steps.OrderBy(one => one.Number).LastOrDefault(one => one.RequestedAt != null);
        return new ApprovalSummary(
            approval.Id.Value, approval.ClaimId.Value, approval.ContentVersion, approval.ClaimNumber, approval.Title,
            new PersonView(approval.ClaimantId.Value, approval.ClaimantName, approval.DepartmentName), approval.Total,
            approval.State, step?.Number ?? 0, approval.Steps.Count, step?.Name, step?.Note, approval.SubmittedAt, null);
    }
}

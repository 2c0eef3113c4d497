using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Workflow;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Search;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Features;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Opening;

/// <summary>
/// Puts a submission on its route. What cannot be judged yet, because masters lag behind, stays pending: the arrival
/// of a master takes it up again, and a job settles it for good before two seconds have passed.
/// </summary>
internal sealed class ApprovalOpener(
    WorkflowDbContext db, CompanyReader companies, TimeProvider clock, IConfiguration settings)
{
    /// <summary>How long a submission waits for masters. The job runner looks once a second, so two are never passed.</summary>
    private readonly TimeSpan _patience = settings.GetValue("Workflow:Patience", TimeSpan.FromMilliseconds(600));

    private List<RouteVersion>? _routes;

    /// <summary>The first look at a submission that has just arrived.</summary>
    /// <param name="isTakenBack">The claimant's withdrawal was here first.</param>
    public async Task ReceiveAsync(Submission claim, bool isTakenBack, CancellationToken ct)
    {
        db.Submissions.Add(claim);
        if (isTakenBack)
        {
            TakeBack(claim);
            return;
        }

        await JudgeAsync(claim, isLast: false, ct);
        if (claim.State is SubmissionState.Pending)
            db.Jobs.Add(BackgroundJob.Of(
                SettlePendingSubmission.JobKind, new PendingSubmission(claim.ClaimId.Value, claim.ContentVersion),
                clock.GetUtcNow(), _patience));
    }

    /// <summary>Opens the approval, or says why there is none, or leaves the submission pending.</summary>
    /// <param name="isLast">Nothing more is waited for.</param>
    public async Task JudgeAsync(Submission claim, bool isLast, CancellationToken ct)
    {
        if (await RouteForAsync(claim, ct) is not { } route)
        {
            Refuse(claim, "no_route", null);
            return;
        }

        var company = await companies.ReadAsync(claim, route.Definition, ct);
        var plan = company is null
            ? null
            : RoutePlan.Make(route.Definition, claim.ClaimantId, claim.DepartmentId, claim.Total, company);
        if (plan is { WithoutApprover: null })
            Open(claim, route, plan, company!.Upward(claim.DepartmentId).FirstOrDefault()?.Name);
        else if (isLast)
            Refuse(claim, "nobody_may_decide", plan?.WithoutApprover);
    }

    /// <summary>Looks again at what waits, after a master has arrived and was saved.</summary>
    public async Task TakeUpAsync(CancellationToken ct)
    {
        var waiting = await db.Submissions
            .FromSql($"SELECT * FROM submission WHERE state = 'pending' LIMIT 100 FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        foreach (var claim in waiting)
            await JudgeAsync(claim, isLast: false, ct);
        if (waiting is not [])
            await db.SaveChangesAsync(ct);
    }

    /// <summary>The claimant took the claim back before its approval was opened: it ends before it begins.</summary>
    public Approval TakeBack(Submission claim)
    {
        var now = clock.GetUtcNow();
        var approval = Approval.TakenBackBefore(NewId(now), claim, null, Terms(claim), now);
        claim.Settle(SubmissionState.Withdrawn);
        db.Approvals.Add(approval);
        db.Announce(Announcements.Completed(approval, claim.ClaimantId, claim.ClaimantName, null, now));
        return approval;
    }

    private async Task<RouteVersion?> RouteForAsync(Submission claim, CancellationToken ct)
    {
        _routes ??= await ListRoutes.Current(db).ToListAsync(ct);
        return _routes.Where(route => route.Definition.Fits(claim.Form, claim.Total))
            .OrderBy(route => route.Definition.Position).ThenBy(route => route.RouteId.Value).FirstOrDefault();
    }

    private void Open(Submission claim, RouteVersion route, RoutePlan plan, string? departmentName)
    {
        var now = clock.GetUtcNow();
        var approval = Approval.Open(
            NewId(now), claim, departmentName, route.RouteId, route.Number, route.Definition.Name, plan, Terms(claim), now);
        claim.Settle(SubmissionState.Opened);
        db.Approvals.Add(approval);
        db.Announce(Announcements.Requested(approval));
        db.Record(
            "OpenApproval", "expense-claim", claim.ClaimId.ToString(), claim.ClaimNumber,
            after: new { approvalId = approval.Id.Value, claim.ContentVersion, route = approval.RouteName, approval.RouteVersion });
    }

    private void Refuse(Submission claim, string reason, string? step)
    {
        claim.Settle(SubmissionState.NotOpened);
        db.Announce(new ApprovalNotOpened(
            claim.ClaimId.Value, claim.ContentVersion, claim.ClaimNumber, claim.Title, claim.ClaimantId.Value, reason,
            step, clock.GetUtcNow()));
        db.Record(
            "RefuseToOpenApproval", "expense-claim", claim.ClaimId.ToString(), claim.ClaimNumber,
            after: new { claim.ContentVersion, reason, step });
    }

    private static ApprovalId NewId(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    private static string[] Terms(Submission claim) =>
        Bigrams.Of(claim.Title, claim.ClaimantName, claim.ClaimNumber);
}

using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Claims;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Opening;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Consumers;

internal sealed class OpenApprovalWhenClaimSubmitted(WorkflowDbContext db, ApprovalOpener opener)
    : IConsumer<ClaimSubmitted>
{
    public async Task Consume(ConsumeContext<ClaimSubmitted> context)
    {
        var ct = context.CancellationToken;
        var said = context.Message;
        var claim = new ClaimId(said.ClaimId);
        await db.LockClaimAsync(claim, ct);
        if (await db.Submissions.AnyAsync(
            one => one.ClaimId == claim && one.ContentVersion == said.ContentVersion, ct))
            return;

        await opener.ReceiveAsync(
            new Submission(
                claim, said.ContentVersion, said.Number, new EmployeeId(said.ClaimantId), said.ClaimantName,
                new DepartmentId(said.DepartmentId), said.Form, said.Title, said.Total, said.LineCount, said.SubmittedAt),
            ct);
        await db.SaveChangesAsync(ct);
    }
}

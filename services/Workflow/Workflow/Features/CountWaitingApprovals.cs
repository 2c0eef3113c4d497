using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Features;

/// <param name="Count">Up to 1,000; a larger inbox is told as 1,000.</param>
internal sealed record WaitingCount(int Count);

/// <summary>How many approvals wait for the caller: the number beside the inbox.</summary>
internal static class CountWaitingApprovals
{
    private const int Enough = 1000;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder approvals) => approvals
        .MapGet("/waiting-count", Handle)
        .WithName(nameof(CountWaitingApprovals));

    private static async Task<Ok<WaitingCount>> Handle(Caller caller, WorkflowDbContext db, CancellationToken ct)
    {
        var me = new EmployeeId(caller.EmployeeId ?? Guid.Empty);
        return TypedResults.Ok(new WaitingCount(await db.StepApprovers
            .Where(one => one.EmployeeId == me && one.WaitingSince != null).Take(Enough).CountAsync(ct)));
    }
}

using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.Workflow.Features;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow;

internal static class WorkflowEndpoints
{
    public static void MapWorkflowEndpoints(this IEndpointRouteBuilder app)
    {
        var approvals = app.MapApi<WorkflowDbContext>("/api/v1/approvals");
        ListApprovals.Map(approvals).RequirePermission(Permissions.WorkflowRead);
        CountWaitingApprovals.Map(approvals).RequirePermission(Permissions.WorkflowRead);
        ShowApproval.Map(approvals).RequirePermission(Permissions.WorkflowRead);
        DecideApproval.Map(approvals).RequirePermission(Permissions.WorkflowApprove);
        ApproveTogether.Map(approvals).RequirePermission(Permissions.WorkflowApprove);

        var withdrawals = app.MapApi<WorkflowDbContext>("/api/v1/withdrawals");
        WithdrawClaim.Map(withdrawals).RequirePermission(Permissions.ClaimsSubmit);

        var routes = app.MapApi<WorkflowDbContext>("/api/v1/approval-routes").RequirePermission(Permissions.WorkflowAdmin);
        ListRoutes.Map(routes);
        FindRoutePeople.Map(routes);
        ShowRoute.Map(routes);
        CreateRoute.Map(routes);
        ChangeRoute.Map(routes);
    }
}

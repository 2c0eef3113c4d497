using Seisan.Claims.Features;
using Seisan.Claims.Outputs;
using Seisan.Claims.Papers;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims;

internal static class ClaimsEndpoints
{
    public static void MapClaimsEndpoints(this IEndpointRouteBuilder routes)
    {
        var claims = routes.MapApi<ClaimsDbContext>("/api/v1/claims");
        ListClaims.Map(claims);
        ExportClaims.Map(claims);
        CreateClaim.Map(claims);
        GetClaim.Map(claims);
        SaveClaim.Map(claims);
        DeleteClaim.Map(claims);
        CopyClaim.Map(claims);
        SubmitClaim.Map(claims);
        RequestWithdrawal.Map(claims);
        GetClaimHistory.Map(claims);
        GetClaimPdf.Map(claims);
        ListUnopenedApprovals.Map(routes.MapApi<ClaimsDbContext>("/api/v1/unopened-approvals"));

        var outputs = routes.MapApi<ClaimsDbContext>("/api/v1/claim-outputs");
        StartClaimOutput.Map(outputs);
        ListClaimOutputs.Map(outputs);
        GetClaimOutput.Map(outputs);
        CancelClaimOutput.Map(outputs);
        GetClaimOutputFile.Map(outputs);

        var options = routes.MapApi<ClaimsDbContext>("/api/v1/claim-options");
        GetClaimOptions.Map(options);
        SuggestPayees.Map(options);
        SuggestFares.Map(options);
        GetClaimRules.Map(options);
        SetClaimRules.Map(options);

        var passes = routes.MapApi<ClaimsDbContext>("/api/v1/commuter-passes");
        ListCommuterPasses.Map(passes);
        GetCommuterPass.Map(passes);
        RegisterCommuterPass.Map(passes);
        SaveCommuterPass.Map(passes);
        DeleteCommuterPass.Map(passes);
    }
}

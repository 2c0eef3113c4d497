using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>An employee says which section the company has paid; journeys on it are deducted from then on.</summary>
internal static class RegisterCommuterPass
{
    public static void Map(IEndpointRouteBuilder passes) => passes
        .MapPost("/", Handle)
        .WithName(nameof(RegisterCommuterPass))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Created<PassView>, ProblemHttpResult>> Handle(
        PassContent content, Caller caller, ClaimsDbContext db, TimeProvider clock, HttpContext http)
    {
        if (content.Check() is { Any: true } errors) return errors.ToProblem();
        if (caller.EmployeeId is not { } employee) return ClaimRefusal.NoEmployee.ToProblem();

        var now = clock.Now();
        var pass = CommuterPass.Register(
            caller.Tenant, Guid.CreateVersion7(now), new EmployeeId(employee), content.ToDraft());
        db.Passes.Add(pass);
        db.Record(
            nameof(RegisterCommuterPass), "commuter-pass", pass.Id.ToString(), pass.Label(), after: pass.Gist());
        await db.SaveChangesAsync();

        http.SetETag(pass.Version);
        return TypedResults.Created($"/api/v1/commuter-passes/{pass.Id}", PassView.Of(pass, JapanTime.DateOf(now)));
    }
}

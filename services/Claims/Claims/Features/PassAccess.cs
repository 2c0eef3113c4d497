using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>A commuter pass is its holder's alone. For anyone else it is not there.</summary>
internal static class PassAccess
{
    public static async Task<CommuterPass?> OwnPassAsync(
        this ClaimsDbContext db, Guid id, Caller caller, CancellationToken ct) =>
        caller.EmployeeId is { } employee
            ? await db.PassesOf(new EmployeeId(employee)).SingleOrDefaultAsync(pass => pass.Id == id, ct)
            : null;

    /// <summary>What the operation log keeps of a pass.</summary>
    public static object Gist(this CommuterPass pass) => new
    {
        pass.From, pass.To, Means = Words.Of(pass.Means), pass.Stops, pass.ValidFrom, pass.ValidUntil,
    };

    public static string Label(this CommuterPass pass) => $"{pass.From}–{pass.To}";
}

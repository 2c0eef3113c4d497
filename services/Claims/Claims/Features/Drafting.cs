using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>What creating, saving and copying a draft have in common.</summary>
internal static class Drafting
{
    /// <summary>Begins a draft of the caller's employee, adds it to the context and writes its content.</summary>
    public static async Task<(ExpenseClaim? Claim, Refusal? Refusal)> BeginAsync(
        this ClaimsDbContext db, Caller caller, ClaimForm form, ClaimDraft content, DateTimeOffset now,
        CancellationToken ct)
    {
        if (caller.EmployeeId is not { } employee) return (null, ClaimRefusal.NoEmployee);

        var claimant = new EmployeeId(employee);
        var masters = await db.MastersOfAsync(caller, employee, form, content, now, ct);
        if (masters.Claimant(claimant) is not { } known) return (null, ClaimRefusal.EmployeeUnknown);

        var claim = ExpenseClaim.Begin(caller.Tenant, new ClaimId(Guid.CreateVersion7(now)), form, known, now);
        if (claim.Write(content, known, masters.Of, masters.Rounding, now) is { } refusal)
            return (null, refusal);

        db.Claims.Add(claim);
        db.Moments.Add(new ClaimMoment(
            caller.Tenant, claim.Id, now, "created", employee, 0, null, null, known.Name, null, null));
        db.Index(claim);
        return (claim, null);
    }

    public static Task<MasterSet> MastersOfAsync(
        this ClaimsDbContext db, Caller caller, Guid employee, ClaimForm form, ClaimDraft content, DateTimeOffset now,
        CancellationToken ct) =>
        MasterSet.LoadAsync(db, caller.Tenant, new EmployeeId(employee), form,
            content.Lines.SelectMany(line => new[] { line.CategoryId, line.TaxCategoryId, line.ProjectId }),
            JapanTime.DateOf(now), ct);

    public static async Task<TaxRounding> RoundingAsync(this ClaimsDbContext db, CancellationToken ct) =>
        await db.Settings.Select(row => row.TaxRounding).FirstOrDefaultAsync(ct);

    /// <summary>What the operation log keeps of a claim.</summary>
    public static object Gist(this ExpenseClaim claim) => new
    {
        Form = Words.Of(claim.Form), claim.Title, State = Words.Of(claim.State), claim.Total, claim.Tax, claim.LineCount, claim.ReceiptCount,
        claim.ContentVersion,
    };
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Features;

/// <summary>Claims, newest first: the caller's own, or all of the tenant for who may read them.</summary>
internal static class ListClaims
{
    public static void Map(IEndpointRouteBuilder claims) => claims
        .MapGet("/", Handle)
        .WithName(nameof(ListClaims))
        .RequirePermission(Permissions.ClaimsRead);

    private static async Task<Results<Ok<Page<ClaimSummary>>, ProblemHttpResult>> Handle(
        [AsParameters] ClaimFilter filter, Paging paging, Caller caller, ClaimsDbContext db, CancellationToken ct)
    {
        if (filter.Check() is { Any: true } errors) return errors.ToProblem();
        if (!filter.IsAllowed(caller)) return Problems.Of(StatusCodes.Status403Forbidden, "forbidden");

        return TypedResults.Ok(await PageAsync(db, filter, filter.OwnerFor(caller), paging, ct));
    }

    internal static async Task<Page<ClaimSummary>> PageAsync(
        ClaimsDbContext db, ClaimFilter filter, EmployeeId? owner, Paging paging, CancellationToken ct) =>
        Page.Of(await Rows(db, filter, owner, paging).ToListAsync(ct), paging.Limit, row => Cursor.Of(row.Id));

    /// <summary>One row more than asked for, so that the answer knows whether there is more.</summary>
    internal static IQueryable<ClaimSummary> Rows(
        ClaimsDbContext db, ClaimFilter filter, EmployeeId? owner, Paging paging) =>
        Matching(db, filter, owner, paging.After).Take(paging.Limit + 1).Select(claim => new ClaimSummary(
            claim.Id.Value, claim.Number, Words.Of(claim.Form), Words.Of(claim.State), claim.Title, claim.ClaimantId.Value,
            claim.ClaimantName, claim.DepartmentName, claim.Total, claim.Tax, claim.LineCount, claim.ReceiptCount,
            claim.FirstDate, claim.LastDate, claim.Standing == null ? null : claim.Standing.StepName, claim.CreatedAt,
            claim.UpdatedAt, claim.SubmittedAt));

    /// <summary>Newest first, behind the cursor.</summary>
    internal static IQueryable<ExpenseClaim> Matching(ClaimsDbContext db, ClaimFilter filter, EmployeeId? owner, string? after)
    {
        var claims = db.Claims.AsNoTracking();
        if (owner is { } claimant) claims = claims.Where(claim => claim.ClaimantId == claimant);
        if (Words.StateOf(filter.State) is { } state) claims = claims.Where(claim => claim.State == state);
        // constants and no parameter: the few claims of transport have an index of their own
        if (Words.FormOf(filter.Form) is ClaimForm.Transport)
            claims = claims.Where(claim => claim.Form == ClaimForm.Transport);
        if (Words.FormOf(filter.Form) is ClaimForm.Expense)
            claims = claims.Where(claim => claim.Form == ClaimForm.Expense);
        if (filter.From is { } from) claims = claims.Where(claim => claim.LastDate >= from);
        if (filter.To is { } to) claims = claims.Where(claim => claim.FirstDate <= to);
        if (filter.MinAmount is { } least) claims = claims.Where(claim => claim.Total >= least);
        if (filter.MaxAmount is { } most) claims = claims.Where(claim => claim.Total <= most);
        if (Bigrams.Query(filter.Payee) is { Length: > 0 } payee)
            claims = claims.Where(claim =>
                payee.All(term => EF.Property<string[]>(claim, ClaimSearch.Payees).Contains(term)));
        if (Bigrams.Query(filter.Text) is { Length: > 0 } text)
            claims = claims.Where(claim =>
                text.All(term => EF.Property<string[]>(claim, ClaimSearch.Terms).Contains(term)));
        if (Cursor.TryRead<Guid>(after, out var last))
        {
            var before = new ClaimId(last);
            claims = claims.Where(claim => claim.Id < before);
        }

        return claims.OrderByDescending(claim => claim.Id);
    }
}

/// <summary>All of what is given must hold.</summary>
/// <param name="Scope"><c>mine</c> (the default) or <c>all</c>.</param>
/// <param name="From">Some line of the claim is of this day or later.</param>
/// <param name="To">Some line of the claim is of this day or earlier.</param>
/// <param name="MinAmount">Of the claim's total.</param>
/// <param name="Text">Found in number, title, claimant, payees, memos and the places of journeys.</param>
/// <param name="Form"><c>expense</c>, <c>transport</c>; empty for both.</param>
internal sealed record ClaimFilter(
    string? Scope = null, string? State = null, DateOnly? From = null, DateOnly? To = null, long? MinAmount = null,
    long? MaxAmount = null, string? Payee = null, string? Text = null, string? Form = null)
{
    public static ClaimFilter None { get; } = new();

    public bool IsAllowed(Caller caller) => Scope != "all" || caller.Has(Permissions.ClaimsReadAll);

    /// <summary>Whose claims are meant; null: everybody's.</summary>
    public EmployeeId? OwnerFor(Caller caller) =>
        Scope == "all" ? null : new EmployeeId(caller.EmployeeId ?? Guid.Empty);

    /// <param name="at">Where the filter stands in a body: <c>filter.</c></param>
    public FieldErrors Check(string at = "")
    {
        var errors = new FieldErrors();
        if (Scope is not (null or "mine" or "all")) errors.Add(at + "scope", "unknown");
        if (State is not (null or "") && Words.StateOf(State) is null) errors.Add(at + "state", "unknown");
        if (Form is not (null or "") && Words.FormOf(Form) is null) errors.Add(at + "form", "unknown");
        errors.Text(at + "payee", Payee, 100);
        errors.Text(at + "text", Text, 100);
        return errors;
    }
}

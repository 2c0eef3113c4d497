using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Masters;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Claims.Features;

/// <summary>Counterparties whose name, reading or code holds what was typed.</summary>
internal static class SuggestPayees
{
    private const int Most = 20;

    public static void Map(IEndpointRouteBuilder options) => options
        .MapGet("/payees", Handle)
        .WithName(nameof(SuggestPayees))
        .RequirePermission(Permissions.ClaimsSubmit);

    private static async Task<Results<Ok<List<PayeeSuggestion>>, ProblemHttpResult>> Handle(
        string? text, ClaimsDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var errors = new FieldErrors();
        errors.Text("text", text, 100);
        if (errors.Any) return errors.ToProblem();

        var today = JapanTime.Today(clock);
        var found = await Rows(db, text).ToListAsync(ct);
        return TypedResults.Ok(found
            .Select(copy => (copy, Content: copy.On<Counterparty>(today)))
            .Where(one => one.Content is not null)
            .Select(one => new PayeeSuggestion(
                one.copy.Id, one.copy.Code, one.Content!.Name, one.Content.InvoiceNumber))
            .ToList());
    }

    internal static IQueryable<MasterCopy> Rows(ClaimsDbContext db, string? text)
    {
        var payees = db.Masters.AsNoTracking().Where(row => row.Kind == nameof(Counterparty));
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            payees = payees.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        return payees.OrderBy(row => row.Code).Take(Most);
    }
}

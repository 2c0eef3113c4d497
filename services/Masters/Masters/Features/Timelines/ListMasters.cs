using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Masters.Features.Timelines;

/// <summary>The masters of a kind as they are on a day (today unless asked otherwise), in the order of their codes.</summary>
internal sealed class ListMasters<T>(MasterKind<T> kind)
    where T : class
{
    public void Map(IEndpointRouteBuilder masters) => masters
        .MapGet("", Handle)
        .RequirePermission(Permissions.MastersRead)
        .WithName($"List{kind.Plural}");

    /// <param name="active">True: without those that are closed on the day.</param>
    private async Task<Ok<Page<MasterOnDay<T>>>> Handle(
        string? text, DateOnly? on, bool? active, Paging page, MastersDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var day = on ?? JapanTime.Today(clock);
        var rows = await Rows(db, text, day, active, page).Take(page.Limit + 1).ToListAsync(ct);
        var items = rows.ConvertAll(row => (Row: row, MasterBook<T>.Read(row).Content));
        var names = await MasterNames.OfAsync(db, items.SelectMany(one => kind.References(one.Content)), day, ct);
        var views = items.ConvertAll(one => new MasterOnDay<T>(
            one.Row.MasterId, one.Row.Code, kind.NameOf(one.Content), one.Row.FromDay, one.Row.Active, one.Content,
            kind.References(one.Content).Select(reference => reference.Id).Distinct().ToDictionary(id => id, id => names[id])));
        return TypedResults.Ok(Page.Of(views, page.Limit, last => Cursor.Of(last.Code)));
    }

    internal IQueryable<MasterVersionRow> Rows(MastersDbContext db, string? text, DateOnly day, bool? active, Paging page)
    {
        var rows = db.Versions.AsNoTracking()
            .Where(row => row.Kind == kind.Name && row.FromDay <= day && row.UntilDay > day);
        if (active is { } wanted)
            rows = rows.Where(row => row.Active == wanted);
        if (Bigrams.Query(text) is { Length: > 0 } terms)
            rows = rows.Where(row => terms.All(term => row.SearchTerms.Contains(term)));
        if (Cursor.TryRead<string>(page.After, out var code))
            rows = rows.Where(row => string.Compare(row.Code, code) > 0);
        return rows.OrderBy(row => row.Code);
    }
}

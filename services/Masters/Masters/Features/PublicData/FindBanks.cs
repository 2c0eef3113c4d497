using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Masters.Banks;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.PublicData;

/// <summary>Banks and branches by code, name or kana.</summary>
internal static class FindBanks
{
    public static void Map(IEndpointRouteBuilder banks)
    {
        banks.MapGet("", Banks).WithName(nameof(FindBanks));
        banks.MapGet("/{code}/branches", Branches).WithName("FindBranches");
    }

    private static Ok<Page<Bank>> Banks(string? text, Paging page) =>
        TypedResults.Ok(Cut(BankBook.Search(text), bank => bank.Code, page));

    private static Results<Ok<Page<Branch>>, NotFound> Branches(string code, string? text, Paging page) =>
        BankBook.Find(code) is null
            ? TypedResults.NotFound()
            : TypedResults.Ok(Cut(BankBook.SearchBranches(code, text), branch => branch.Code, page));

    private static Page<T> Cut<T>(IEnumerable<T> found, Func<T, string> key, Paging page)
    {
        if (Cursor.TryRead<string>(page.After, out var after))
            found = found.Where(one => string.CompareOrdinal(key(one), after) > 0);
        return Page.Of([.. found.Take(page.Limit + 1)], page.Limit, last => Cursor.Of(key(last)));
    }
}

using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Rules;

/// <summary>The company's journal rules.</summary>
internal static class GetRules
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder rules) => rules
        .MapGet("", Handle)
        .WithName("GetAccountingRules");

    private static async Task<Ok<JournalRules>> Handle(AccountingDbContext db, HttpContext http, CancellationToken ct)
    {
        var book = await db.RuleBooks.AsNoTracking().SingleOrDefaultAsync(ct);
        http.SetETag(book?.Version ?? 0);
        return TypedResults.Ok(book?.Rules ?? JournalRules.None);
    }
}

/// <summary>What rules can be made of: accounts and categories as they are today.</summary>
internal static class GetAccountingOptions
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder options) => options
        .MapGet("", Handle)
        .WithName(nameof(GetAccountingOptions));

    private static async Task<Ok<AccountingOptions>> Handle(AccountingDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var today = JapanTime.Today(clock);
        var accounts = await db.OnAsync<Account>(today, ct);
        var categories = await db.OnAsync<ExpenseCategory>(today, ct);
        var taxes = await db.OnAsync<TaxCategory>(today, ct);
        return TypedResults.Ok(new AccountingOptions(
            [.. accounts.Values.Select(one => new AccountOption(one.Id, one.Code, one.Content.Name, one.Content.NameEn))],
            [.. categories.Values.Select(one => new CategoryOption(one.Id, one.Code, one.Content.Name, one.Content.NameEn, one.Content.AccountId))],
            [.. taxes.Values.Select(one => new TaxOption(
                one.Id, one.Code, one.Content.Name, one.Content.NameEn, one.Content.RatePercent, one.Content.Kind))]));
    }
}

internal sealed record AccountingOptions(
    IReadOnlyList<AccountOption> Accounts, IReadOnlyList<CategoryOption> Categories, IReadOnlyList<TaxOption> TaxCategories);

internal sealed record AccountOption(Guid Id, string Code, string Name, string NameEn);

/// <param name="AccountId">The account that masters give the category.</param>
internal sealed record CategoryOption(Guid Id, string Code, string Name, string NameEn, Guid AccountId);

internal sealed record TaxOption(Guid Id, string Code, string Name, string NameEn, int RatePercent, string Kind);

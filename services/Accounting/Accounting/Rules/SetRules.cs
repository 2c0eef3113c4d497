using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Rules;

/// <summary>Replaces the journal rules as a whole. Entries that are posted keep what they were posted with.</summary>
internal static class SetRules
{
    private const int MostRules = 2000, LongestText = 60;
    private static readonly string[] PaymentMethods = ["employee"];

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder rules) => rules
        .MapPut("", Handle)
        .WithName("SetAccountingRules");

    private static async Task<Results<Ok<JournalRules>, ProblemHttpResult>> Handle(
        JournalRules request, IfMatch seen, AccountingDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await CheckAsync(request, db, JapanTime.Today(clock), ct) is { Any: true } errors) return errors.ToProblem();
        var book = await db.RuleBooks.SingleOrDefaultAsync(ct);
        if (!seen.Matches(book?.Version ?? 0)) return Refusal.Stale.ToProblem();

        var before = book?.Rules;
        if (book is null) db.RuleBooks.Add(book = new RuleBook());
        book.Rules = request;
        db.Record("SetAccountingRules", "accounting-rules", db.Tenant.ToString(), null, before, request);
        await db.SaveChangesAsync(ct);
        http.SetETag(book.Version);
        return TypedResults.Ok(book.Rules);
    }

    private static async Task<FieldErrors> CheckAsync(JournalRules rules, AccountingDbContext db, DateOnly today, CancellationToken ct)
    {
        var errors = new FieldErrors();
        Many("creditAccounts", rules.CreditAccounts, rule => rule.PaymentMethod);
        Many("debits", rules.Debits, rule => rule.CategoryId);
        Many("taxClasses", rules.TaxClasses, rule => rule.TaxCategoryId);
        if (errors.Any) return errors;

        var accounts = await db.OnAsync<Account>(today, ct);
        var categories = await db.OnAsync<ExpenseCategory>(today, ct);
        var taxes = await db.OnAsync<TaxCategory>(today, ct);
        foreach (var (rule, at) in rules.CreditAccounts.Select((rule, at) => (rule, $"creditAccounts[{at}]")))
        {
            Known(PaymentMethods.Contains(rule.PaymentMethod), $"{at}.paymentMethod");
            Known(accounts.ContainsKey(rule.AccountId), $"{at}.accountId");
            Short(rule.SubAccount, $"{at}.subAccount");
        }

        foreach (var (rule, at) in rules.Debits.Select((rule, at) => (rule, $"debits[{at}]")))
        {
            Known(categories.ContainsKey(rule.CategoryId), $"{at}.categoryId");
            Known(accounts.ContainsKey(rule.AccountId), $"{at}.accountId");
            Short(rule.SubAccount, $"{at}.subAccount");
        }

        foreach (var (rule, at) in rules.TaxClasses.Select((rule, at) => (rule, $"taxClasses[{at}]")))
        {
            Known(taxes.ContainsKey(rule.TaxCategoryId), $"{at}.taxCategoryId");
            Short(rule.Qualified, $"{at}.qualified");
            Short(rule.Unqualified, $"{at}.unqualified");
        }

        return errors;

        void Many<T, TKey>(string path, IReadOnlyList<T> list, Func<T, TKey> key)
        {
            if (list.Count > MostRules) errors.Add(path, "too_many", MostRules);
            else if (list.DistinctBy(key).Count() < list.Count) errors.Add(path, "twice");
        }

        void Known(bool known, string path)
        {
            if (!known) errors.Add(path, "unknown");
        }

        void Short(string? text, string path)
        {
            if (text?.Length > LongestText) errors.Add(path, "too_long", LongestText);
            else if (text is not null && text.AsSpan().IndexOfAny('\r', '\n', '\t') >= 0) errors.Add(path, "one_line");
        }
    }
}

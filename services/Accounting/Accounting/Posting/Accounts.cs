using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Posting;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Rules;
using Seisan.Contracts.Masters;

namespace Seisan.Accounting.Posting;

/// <summary>
/// The company's rules as they are today, spelled out as the rows that the posting statement joins with: rules are few,
/// what they apply to is a million lines.
/// </summary>
internal sealed class Accounts
{
    private static readonly (string Kind, int Rate)[] Taxes =
        [("taxable", 10), ("taxable", 8), ("taxable", 5), ("reduced", 8), ("exempt", 0), ("out_of_scope", 0), ("taxable", 0), ("reduced", 0)];

    private static readonly bool[] Either = [true, false];

    private readonly List<(Guid Category, string Code, string Name, string? Sub)> _debits = [];
    private readonly List<(string Method, string Code, string Name, string? Sub)> _credits = [];
    private readonly List<(Guid Category, bool Qualified, string Name)> _names = [];
    private readonly List<ClosingPeriod> _closed;

    private Accounts(List<ClosingPeriod> closed) => _closed = closed;

    public static async Task<Accounts> LoadAsync(AccountingDbContext db, DateOnly today, CancellationToken ct)
    {
        var rules = await db.RuleBooks.AsNoTracking().Select(book => book.Rules).SingleOrDefaultAsync(ct) ?? JournalRules.None;
        var known = await db.OnAsync<Account>(today, ct);
        var closed = await db.Periods.AsNoTracking().Where(row => row.State != PeriodState.Open).ToListAsync(ct);
        var accounts = new Accounts(closed);
        foreach (var rule in rules.Debits)
        {
            if (known.TryGetValue(rule.AccountId, out var account))
                accounts._debits.Add((rule.CategoryId, account.Code, account.Content.Name, rule.SubAccount));
        }

        foreach (var rule in rules.CreditAccounts)
        {
            if (known.TryGetValue(rule.AccountId, out var account))
                accounts._credits.Add((rule.PaymentMethod, account.Code, account.Content.Name, rule.SubAccount));
        }

        foreach (var rule in rules.TaxClasses)
        {
            if (rule.Qualified is { } with) accounts._names.Add((rule.TaxCategoryId, true, with));
            if (rule.Unqualified is { } without) accounts._names.Add((rule.TaxCategoryId, false, without));
        }

        return accounts;
    }

    /// <summary>What <see cref="Composition"/> names.</summary>
    public IEnumerable<NpgsqlParameter> Parameters()
    {
        var classes = Taxes.SelectMany(tax => Either.SelectMany(qualified =>
            TaxClass.Of(tax.Kind, tax.Rate, qualified, null).Select(one => (tax.Kind, tax.Rate, Qualified: qualified, Class: one)))).ToList();
        return
        [
            new("debit_category", _debits.ConvertAll(one => one.Category)), new("debit_code", _debits.ConvertAll(one => one.Code)),
            new("debit_name", _debits.ConvertAll(one => one.Name)), Texts("debit_sub", _debits.Select(one => one.Sub)),
            new("credit_method", _credits.ConvertAll(one => one.Method)), new("credit_code", _credits.ConvertAll(one => one.Code)),
            new("credit_name", _credits.ConvertAll(one => one.Name)), Texts("credit_sub", _credits.Select(one => one.Sub)),
            new("tax_kind", classes.ConvertAll(one => one.Kind)), new("tax_rate", classes.ConvertAll(one => one.Rate)),
            new("tax_qualified", classes.ConvertAll(one => one.Qualified)), new("tax_name", classes.ConvertAll(one => one.Class.Name)),
            new("tax_percent", classes.ConvertAll(one => one.Class.DeductiblePercent)),
            new("tax_from", classes.ConvertAll(one => one.Class.From)), new("tax_until", classes.ConvertAll(one => one.Class.Until)),
            new("name_category", _names.ConvertAll(one => one.Category)), new("name_qualified", _names.ConvertAll(one => one.Qualified)),
            new("name_text", _names.ConvertAll(one => one.Name)),
            new("closed_month", _closed.ConvertAll(one => one.Month)), new("closed_state", _closed.ConvertAll(one => Words.Of(one.State))),
        ];
    }

    private static NpgsqlParameter Texts(string name, IEnumerable<string?> texts) =>
        new(name, NpgsqlDbType.Array | NpgsqlDbType.Text) { Value = texts.ToArray() };
}

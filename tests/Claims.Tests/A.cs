using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Claims.Tests;

/// <summary>Claims as the tests need them.</summary>
internal static class A
{
    public static readonly DateTimeOffset Noon = new(2026, 4, 1, 3, 0, 0, TimeSpan.Zero);

    public static readonly Claimant Hanako = new(new EmployeeId(Id()), "佐藤花子", Id(), "営業部");

    public static Guid Id() => Guid.CreateVersion7(Noon);

    public static ExpenseClaim Claim() => Begin(ClaimForm.Expense);

    public static ExpenseClaim Begin(ClaimForm form) =>
        ExpenseClaim.Begin(new TenantId(Id()), new ClaimId(Id()), form, Hanako, Noon);

    public static ClaimDraft Draft(params DraftLine[] lines) => new("四月の交通費", [], lines, []);

    public static DraftLine Line(long? amount, Guid? receipt = null, Guid? category = null) =>
        new(Id(), receipt, new DateOnly(2026, 4, 1), category ?? Id(), amount, null, "青葉文具", null, null, null);

    public static DraftReceipt Receipt(Guid? evidence = null, string? number = null) =>
        new(Id(), evidence, "青葉文具", number, new DateOnly(2026, 4, 1));

    /// <summary>Every line is of one category at the rate.</summary>
    public static Func<ExpenseLine, LineMasters> At(int rate, bool receiptRequired = false) => _ => new LineMasters(
        new CategoryCopy("010", "消耗品費", Id(), "7010", "消耗品費", receiptRequired),
        new TaxCopy(Id(), "T10", $"課税{rate}%", rate, "taxable"), null);

    public static ExpenseClaim Written(ClaimDraft draft, Func<ExpenseLine, LineMasters>? masters = null)
    {
        var claim = Claim();
        Assert.Null(claim.Write(draft, Hanako, masters ?? At(10), TaxRounding.Floor, Noon));
        return claim;
    }

    public static ExpenseClaim Submitted()
    {
        var claim = Written(Draft(Line(1_000)));
        Assert.Null(claim.Submit(new HashSet<Guid>(), Noon));
        return claim;
    }

    public static Answer Answered(Outcome outcome) => new(outcome, Id(), "鈴木一郎", "領収書の日付", null, Noon);
}

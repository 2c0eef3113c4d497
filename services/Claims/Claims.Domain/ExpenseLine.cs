using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>One expense inside a claim, with what the masters called it at the last save or submission.</summary>
public sealed class ExpenseLine : ITenantOwned
{
    private ExpenseLine()
    {
    }

    public TenantId TenantId { get; private init; }

    public ClaimId ClaimId { get; private init; }

    public Guid Id { get; private init; }

    /// <summary>Place in the claim, from 1.</summary>
    public int Number { get; private set; }

    public Guid? ReceiptId { get; private set; }

    public DateOnly? Date { get; private set; }

    public Guid? CategoryId { get; private set; }

    /// <summary>Tax included, yen.</summary>
    public long? Amount { get; private set; }

    /// <summary>The tax category the claimant chose; null: the one of the expense category.</summary>
    public Guid? TaxCategoryId { get; private set; }

    public string? Payee { get; private set; }

    /// <summary>As typed until submission, then in its normal form.</summary>
    public string? InvoiceNumber { get; private set; }

    public Guid? ProjectId { get; private set; }

    public string? Memo { get; private set; }

    public string? CategoryCode { get; private set; }

    public string? CategoryName { get; private set; }

    public bool ReceiptRequired { get; private set; }

    public Guid? AccountId { get; private set; }

    public string? AccountCode { get; private set; }

    public string? AccountName { get; private set; }

    /// <summary>The tax category that applies: the chosen one or the category's.</summary>
    public Guid? TaxId { get; private set; }

    public string? TaxCode { get; private set; }

    public string? TaxName { get; private set; }

    public string? TaxKind { get; private set; }

    public int? RatePercent { get; private set; }

    public string? ProjectCode { get; private set; }

    public string? ProjectName { get; private set; }

    /// <summary>The journey; null in every form but that of transport.</summary>
    public Leg? Leg { get; private set; }

    internal static ExpenseLine Of(ExpenseClaim claim, Guid id) =>
        new() { TenantId = claim.TenantId, ClaimId = claim.Id, Id = id };

    internal void Write(DraftLine typed, int number, ClaimForm form)
    {
        Leg = form is ClaimForm.Transport ? typed.Leg ?? Leg.Empty : null;
        (Number, ReceiptId, Date, Amount) = (number, typed.ReceiptId, typed.Date, typed.Amount);
        (CategoryId, TaxCategoryId, ProjectId) = (typed.CategoryId, typed.TaxCategoryId, typed.ProjectId);
        (Payee, InvoiceNumber, Memo) = (typed.Payee, typed.InvoiceNumber, typed.Memo);
    }

    internal void Copy(LineMasters masters)
    {
        var (category, tax, project, pass) = masters;
        if (Leg is not null)
        {
            Leg = Leg.On(pass);
            Amount = Leg.Net;
        }

        (CategoryCode, CategoryName, ReceiptRequired) =
            (category?.Code, category?.Name, category?.ReceiptRequired ?? false);
        (AccountId, AccountCode, AccountName) = (category?.AccountId, category?.AccountCode, category?.AccountName);
        (TaxId, TaxCode, TaxName, TaxKind, RatePercent) =
            (tax?.Id, tax?.Code, tax?.Name, tax?.Kind, tax?.RatePercent);
        (ProjectCode, ProjectName) = (project?.Code, project?.Name);
    }

    internal void Normalise() =>
        InvoiceNumber = InvoiceNumber is null ? null : QualifiedInvoiceNumber.Read(InvoiceNumber)?.Value;

    internal IEnumerable<Gap> Gaps()
    {
        var path = $"lines[{Number - 1}]";
        if (Date is null) yield return new Gap($"{path}.date", "required");
        foreach (var gap in Leg?.Gaps(path) ?? []) yield return gap;
        if (Leg is null && Amount is null) yield return new Gap($"{path}.amount", "required");
        if (CategoryId is null) yield return new Gap($"{path}.categoryId", "required");
        else if (CategoryCode is null) yield return new Gap($"{path}.categoryId", "unknown");
        else if (RatePercent is null) yield return new Gap($"{path}.taxCategoryId", "unknown");
        if (ProjectId is not null && ProjectCode is null) yield return new Gap($"{path}.projectId", "unknown");
        if (!IsNumberOrEmpty(InvoiceNumber)) yield return new Gap($"{path}.invoiceNumber", "invoice_number_form");
    }

    internal static bool IsNumberOrEmpty(string? typed) =>
        typed is null || QualifiedInvoiceNumber.Read(typed) is not null;
}

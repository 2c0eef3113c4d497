using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>
/// One application for the return of expenses. The claimant writes it until submission; from then on it is frozen and
/// follows what workflow decides.
/// </summary>
public sealed partial class ExpenseClaim : ITenantOwned
{
    private readonly List<ExpenseLine> _lines = [];
    private readonly List<Receipt> _receipts = [];

    private ExpenseClaim()
    {
    }

    public TenantId TenantId { get; private init; }

    public ClaimId Id { get; private init; }

    public uint Version { get; private set; }

    /// <summary>Drawn at the first submission, kept ever after.</summary>
    public string? Number { get; private set; }

    public ClaimForm Form { get; private init; }

    public ClaimState State { get; private set; }

    /// <summary>Grows with each submission; workflow's answers name the one they were given on.</summary>
    public long ContentVersion { get; private set; }

    public string Title { get; private set; } = "";

    public EmployeeId ClaimantId { get; private init; }

    public string ClaimantName { get; private set; } = "";

    public Guid? DepartmentId { get; private set; }

    public string? DepartmentName { get; private set; }

    /// <summary>Tax included, yen.</summary>
    public long Total { get; private set; }

    public long Tax { get; private set; }

    public IReadOnlyList<TaxTotal> Taxes { get; private set; } = [];

    public int LineCount { get; private set; }

    public int ReceiptCount { get; private set; }

    /// <summary>The earliest date of its lines.</summary>
    public DateOnly? FirstDate { get; private set; }

    /// <summary>The latest date of its lines.</summary>
    public DateOnly? LastDate { get; private set; }

    public IReadOnlyList<string> ConfirmedWarnings { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>Where a submitted claim waits; null until its approval opened.</summary>
    public Standing? Standing { get; private set; }

    /// <summary>The content that the claimant asked back before its approval opened; workflow decides.</summary>
    public long? AskedBackVersion { get; private set; }

    /// <summary>The last end of an approval; null before, and again from the next submission on.</summary>
    public Answer? Answer { get; private set; }

    public IReadOnlyList<ExpenseLine> Lines => _lines;

    public IReadOnlyList<Receipt> Receipts => _receipts;

    public bool IsEditable => State is ClaimState.Draft or ClaimState.SentBack;

    public static ExpenseClaim Begin(
        TenantId tenant, ClaimId id, ClaimForm form, Claimant claimant, DateTimeOffset now) =>
        new()
        {
            TenantId = tenant, Id = id, Form = form, ClaimantId = claimant.Id, ClaimantName = claimant.Name,
            DepartmentId = claimant.DepartmentId, DepartmentName = claimant.DepartmentName, CreatedAt = now,
            UpdatedAt = now,
        };

    /// <summary>Replaces the content as a whole. Lines and receipts keep their identity by their ids.</summary>
    public Refusal? Write(
        ClaimDraft typed, Claimant claimant, Func<ExpenseLine, LineMasters> masters, TaxRounding rounding,
        DateTimeOffset now)
    {
        if (!IsEditable) return ClaimRefusal.NotEditable;

        (Title, UpdatedAt) = (typed.Title, now);
        Replace(_receipts, typed.Receipts, receipt => receipt.Id, draft => draft.Id, Receipt.Of,
            (receipt, draft, number) => receipt.Write(draft, number));
        Replace(_lines, typed.Lines, line => line.Id, draft => draft.Id, ExpenseLine.Of,
            (line, draft, number) => line.Write(draft, number, Form));
        Copy(claimant, masters, rounding);

        var open = Warnings().Select(warning => warning.Key).ToHashSet(StringComparer.Ordinal);
        ConfirmedWarnings = [.. typed.ConfirmedWarnings.Where(open.Contains).Distinct(StringComparer.Ordinal)];
        return null;
    }

    /// <summary>Only a draft that never had a number may vanish.</summary>
    public Refusal? Delete() =>
        Number is not null ? ClaimRefusal.HasNumber(Number) : IsEditable ? null : ClaimRefusal.NotEditable;

    /// <summary>
    /// The content as the start of another claim: payees and numbers move from the receipts to the lines, the receipts
    /// themselves stay, because a receipt is claimed once.
    /// </summary>
    public ClaimDraft AsTemplate(Func<Guid> newId)
    {
        var receipts = _receipts.ToDictionary(receipt => receipt.Id);
        return new ClaimDraft(Title, [], [.. _lines.OrderBy(line => line.Number).Select(line =>
        {
            var receipt = line.ReceiptId is { } id ? receipts[id] : null;
            return new DraftLine(newId(), null, line.Date, line.CategoryId, line.Amount, line.TaxCategoryId,
                line.Payee ?? receipt?.Payee, line.InvoiceNumber ?? receipt?.InvoiceNumber, line.ProjectId, line.Memo, line.Leg);
        })], []);
    }

    /// <summary>Oddities of the content, confirmed or not.</summary>
    public IReadOnlyList<ClaimWarning> Warnings() =>
    [
        .. _receipts.OrderBy(receipt => receipt.Number)
            .Select(one => ClaimWarning.About(one.InvoiceNumber, $"receipts[{one.Number - 1}].invoiceNumber"))
            .OfType<ClaimWarning>(),
        .. _lines.OrderBy(line => line.Number)
            .Select(one => ClaimWarning.About(one.InvoiceNumber, $"lines[{one.Number - 1}].invoiceNumber"))
            .OfType<ClaimWarning>(),
        .. _lines.OrderBy(line => line.Number).Select(ClaimWarning.About).OfType<ClaimWarning>(),
    ];

    private void Copy(Claimant claimant, Func<ExpenseLine, LineMasters> masters, TaxRounding rounding)
    {
        (ClaimantName, DepartmentId, DepartmentName) =
            (claimant.Name, claimant.DepartmentId, claimant.DepartmentName);
        foreach (var line in _lines) line.Copy(masters(line));

        Taxes = ReceiptTax.Totals(_lines, rounding);
        (Total, Tax) = (_lines.Sum(line => line.Amount ?? 0), Taxes.Sum(total => total.Tax));
        (LineCount, ReceiptCount) = (_lines.Count, _receipts.Count);
        (FirstDate, LastDate) = (_lines.Min(line => line.Date), _lines.Max(line => line.Date));
    }

    private void Replace<T, TDraft>(
        List<T> kept, IReadOnlyList<TDraft> typed, Func<T, Guid> idOf, Func<TDraft, Guid> idOfDraft,
        Func<ExpenseClaim, Guid, T> make, Action<T, TDraft, int> write)
    {
        var known = kept.ToDictionary(idOf);
        var next = typed.Select(idOfDraft).ToHashSet();
        kept.RemoveAll(item => !next.Contains(idOf(item)));
        foreach (var (index, draft) in typed.Index())
        {
            if (!known.TryGetValue(idOfDraft(draft), out var item))
            {
                item = make(this, idOfDraft(draft));
                kept.Add(item);
            }

            write(item, draft, index + 1);
        }
    }
}

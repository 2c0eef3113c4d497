using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>What happens to a claim from its submission on.</summary>
public sealed partial class ExpenseClaim
{
    /// <summary>What is missing or malformed, field by field; empty when the claim is ready to be judged.</summary>
    public IReadOnlyList<Gap> Gaps()
    {
        List<Gap> gaps = [];
        if (Title.Length == 0) gaps.Add(new Gap("title", "required"));
        gaps.AddRange(_receipts
            .Where(receipt => !ExpenseLine.IsNumberOrEmpty(receipt.InvoiceNumber))
            .Select(receipt => new Gap($"receipts[{receipt.Number - 1}].invoiceNumber", "invoice_number_form")));
        gaps.AddRange(_lines.OrderBy(line => line.Number).SelectMany(line => line.Gaps()));
        return gaps;
    }

    /// <summary>Takes names, codes and rates of the masters over once more; after submission they stay.</summary>
    public Refusal? Refresh(Claimant claimant, Func<ExpenseLine, LineMasters> masters, TaxRounding rounding)
    {
        if (!IsEditable) return ClaimRefusal.NotEditable;
        Copy(claimant, masters, rounding);
        return null;
    }

    /// <summary>Hands the claim to its approvers; from here on its content is frozen.</summary>
    /// <param name="owned">The images among the claim's receipts that the claimant uploaded.</param>
    public Refusal? Submit(IReadOnlySet<Guid> owned, DateTimeOffset now)
    {
        if (!IsEditable) return ClaimRefusal.NotEditable;
        if (_lines is []) return ClaimRefusal.WithoutLines;
        if (Total == 0) return ClaimRefusal.NothingToPay;

        var policy = new ReceiptPolicy(_receipts);
        if (_lines.OrderBy(line => line.Number).FirstOrDefault(policy.IsBrokenBy) is { } line)
            return ClaimRefusal.ReceiptMissing(line.Number, line.CategoryName ?? "");
        if (_receipts.OrderBy(receipt => receipt.Number).FirstOrDefault(receipt =>
                receipt.EvidenceId is { } evidence && !owned.Contains(evidence)) is { } foreign)
            return ClaimRefusal.EvidenceUnknown(foreign.Number - 1);
        if (Warnings().FirstOrDefault(warning => !ConfirmedWarnings.Contains(warning.Key)) is { } unconfirmed)
            return ClaimRefusal.WarningUnconfirmed(unconfirmed);

        foreach (var receipt in _receipts) receipt.Normalise();
        foreach (var typed in _lines) typed.Normalise();
        (State, SubmittedAt, UpdatedAt, Standing, Answer) = (ClaimState.Submitted, now, now, null, null);
        ContentVersion++;
        return null;
    }

    /// <summary>
    /// The claimant wants the claim back and there is no sign of an approval yet. Only a request: workflow decides, and
    /// the claim follows its answer. Asking again is the same request.
    /// </summary>
    public Refusal? AskBack(long contentVersion)
    {
        if (contentVersion != ContentVersion) return Refusal.Stale;
        if (State is not ClaimState.Submitted) return ClaimRefusal.NotSubmitted;
        if (Standing is not null) return ClaimRefusal.ApprovalOpen;

        AskedBackVersion = contentVersion;
        return null;
    }

    /// <summary>A step of the approval opened. False: the claim is past it, or past this content.</summary>
    public bool WaitAt(Standing standing, long contentVersion)
    {
        if (State is not ClaimState.Submitted || contentVersion != ContentVersion) return false;
        if (Standing is { } now && (now.Step, now.RequestedAt).CompareTo((standing.Step, standing.RequestedAt)) >= 0)
            return false;

        Standing = standing;
        return true;
    }

    /// <summary>
    /// Follows the end of the approval. False: the answer is about an earlier content, or was followed before.
    /// </summary>
    public bool Follow(Answer answer, long contentVersion, DateTimeOffset now)
    {
        if (State is not ClaimState.Submitted || contentVersion != ContentVersion) return false;

        State = answer.Outcome switch
        {
            Outcome.Approved => ClaimState.Approved,
            Outcome.SentBack => ClaimState.SentBack,
            Outcome.Rejected => ClaimState.Rejected,
            Outcome.Withdrawn or Outcome.NotOpened => ClaimState.Draft,
            _ => throw new ArgumentOutOfRangeException(nameof(answer)),
        };
        (Standing, Answer, UpdatedAt) = (null, answer, now);
        return true;
    }

    /// <summary>
    /// Accounting took the approval back: the claim is the claimant's again and keeps its number. False: it was told
    /// before, or is about another content.
    /// </summary>
    public bool Reopen(Answer answer, long contentVersion, DateTimeOffset now)
    {
        if (State is not ClaimState.Approved || contentVersion != ContentVersion) return false;
        (State, Answer, UpdatedAt) = (ClaimState.SentBack, answer, now);
        return true;
    }

    /// <summary>The money was transferred. False: it was told before, or is about another content.</summary>
    public bool Settle(long contentVersion, DateTimeOffset now)
    {
        if (State is not ClaimState.Approved || contentVersion != ContentVersion) return false;
        (State, UpdatedAt) = (ClaimState.Settled, now);
        return true;
    }
}

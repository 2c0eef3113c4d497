using System.Buffers;
using System.Text;
using Seisan.Claims.Domain;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Claims.Features;

/// <summary>
/// What even a draft must keep to: sizes, sensible dates, positive whole yen, lines that refer to receipts of the same
/// claim. Whether it is complete is judged at submission.
/// </summary>
internal static class ContentRules
{
    public const int MostLines = 300;
    private const long MostYen = 9_999_999_999;
    private static readonly DateOnly Earliest = new(2000, 1, 1);

    public static FieldErrors Check(this ClaimContent content, ClaimForm form, DateOnly today)
    {
        var errors = new FieldErrors();
        var receipts = content.Receipts ?? [];
        var lines = content.Lines ?? [];
        if (receipts.Count > MostLines) errors.Add("receipts", "too_many", MostLines);
        if (lines.Count > MostLines) errors.Add("lines", "too_many", MostLines);
        if (content.ConfirmedWarnings?.Count > 2 * MostLines)
            errors.Add("confirmedWarnings", "too_many", 2 * MostLines);
        if (errors.Any) return errors;

        errors.Text("title", content.Title, 100);
        HashSet<Guid> receiptIds = [];
        foreach (var (index, receipt) in receipts.Index())
            Check(errors, $"receipts[{index}]", receipt, receiptIds, today);
        HashSet<Guid> lineIds = [];
        foreach (var (index, line) in lines.Index())
        {
            Check(errors, $"lines[{index}]", line, receiptIds, lineIds, today);
            if (line is not null) LegRules.Check(errors, $"lines[{index}]", line, form);
        }

        foreach (var (index, key) in (content.ConfirmedWarnings ?? []).Index())
        {
            if (key is null) errors.Add($"confirmedWarnings[{index}]", "required");
            else errors.Text($"confirmedWarnings[{index}]", key, 100);
        }

        return errors;
    }

    /// <summary>The content as the domain takes it; lines that are new get an id.</summary>
    public static ClaimDraft ToDraft(this ClaimContent content, Func<Guid> newId) =>
        new(content.Title?.Trim() ?? "",
            [.. (content.Receipts ?? []).Select(receipt => new DraftReceipt(
                receipt.Id, receipt.EvidenceId, Typed(receipt.Payee), Typed(receipt.InvoiceNumber), receipt.IssuedOn))],
            [.. (content.Lines ?? []).Select(line => new DraftLine(
                line.Id ?? newId(), line.ReceiptId, line.Date, line.CategoryId, line.Amount, line.TaxCategoryId,
                Typed(line.Payee), Typed(line.InvoiceNumber), line.ProjectId, Typed(line.Memo), LegRules.Of(line.Leg)))],
            content.ConfirmedWarnings ?? []);

    /// <summary>What a text may hold anywhere: not too long, no control characters, whole characters only.</summary>
    public static void Text(this FieldErrors errors, string path, string? text, int longest, bool lineBreaks = false)
    {
        if (text is null) return;
        if (text.Length > longest) errors.Add(path, "too_long", longest);
        else if (!IsClean(text, lineBreaks)) errors.Add(path, "bad_characters");
    }

    private static void Check(
        FieldErrors errors, string path, ReceiptContent? receipt, HashSet<Guid> ids, DateOnly today)
    {
        if (receipt is null)
        {
            errors.Add(path, "required");
            return;
        }

        if (receipt.Id == Guid.Empty) errors.Add($"{path}.id", "required");
        else if (!ids.Add(receipt.Id)) errors.Add($"{path}.id", "duplicate");
        errors.Text($"{path}.payee", receipt.Payee, 100);
        errors.Text($"{path}.invoiceNumber", receipt.InvoiceNumber, 40);
        Date(errors, $"{path}.issuedOn", receipt.IssuedOn, today);
    }

    private static void Check(
        FieldErrors errors, string path, LineContent? line, HashSet<Guid> receipts, HashSet<Guid> ids, DateOnly today)
    {
        if (line is null)
        {
            errors.Add(path, "required");
            return;
        }

        if (line.Id is { } id && (id == Guid.Empty || !ids.Add(id))) errors.Add($"{path}.id", "duplicate");
        if (line.ReceiptId is { } receipt && !receipts.Contains(receipt)) errors.Add($"{path}.receiptId", "unknown");
        if (line.Amount <= 0) errors.Add($"{path}.amount", "not_positive");
        if (line.Amount > MostYen) errors.Add($"{path}.amount", "amount_too_large", MostYen);
        Date(errors, $"{path}.date", line.Date, today);
        errors.Text($"{path}.payee", line.Payee, 100);
        errors.Text($"{path}.invoiceNumber", line.InvoiceNumber, 40);
        errors.Text($"{path}.memo", line.Memo, 500, lineBreaks: true);
    }

    private static void Date(FieldErrors errors, string path, DateOnly? date, DateOnly today)
    {
        if (date < Earliest || date > today.AddYears(1)) errors.Add(path, "date_out_of_range");
    }

    internal static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsClean(string text, bool lineBreaks)
    {
        for (var rest = text.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var sign, out var length) is not OperationStatus.Done) return false;
            if (Rune.IsControl(sign) && !(lineBreaks && sign.Value is '\n' or '\r' or '\t')) return false;
            rest = rest[length..];
        }

        return true;
    }
}

using Seisan.Kernel;

namespace Seisan.Claims.Domain;

/// <summary>Every business "no" of claims.</summary>
public static class ClaimRefusal
{
    /// <summary>Only a draft or a claim sent back may be changed or submitted.</summary>
    public static Refusal NotEditable => new("claim_not_editable");

    /// <summary>Only a claim that is with its approvers can be taken back.</summary>
    public static Refusal NotSubmitted => new("claim_not_submitted");

    /// <summary>The approval has opened: taking the claim back is asked of it.</summary>
    public static Refusal ApprovalOpen => new("approval_open");

    /// <summary>A numbered claim cannot vanish: the numbers of a year have no gap.</summary>
    public static Refusal HasNumber(string number) => new("claim_has_number", null, number);

    public static Refusal WithoutLines => new("claim_without_lines", "lines");

    /// <summary>The category of the line asks for a receipt with an image.</summary>
    public static Refusal ReceiptMissing(int lineNumber, string category) =>
        new("receipt_missing", $"lines[{lineNumber - 1}].receiptId", lineNumber, category);

    /// <summary>Commuter passes cover every line: there is nothing to pay.</summary>
    public static Refusal NothingToPay => new("nothing_to_pay", "lines");

    public static Refusal WarningUnconfirmed(ClaimWarning warning) => new("warning_unconfirmed", warning.Field);

    /// <summary>The image is not (yet) known, or someone else uploaded it.</summary>
    public static Refusal EvidenceUnknown(int receiptIndex) =>
        new("evidence_unknown", $"receipts[{receiptIndex}].evidenceId");

    /// <summary>The caller signs in as nobody's employee and cannot have claims.</summary>
    public static Refusal NoEmployee => new("no_employee");

    /// <summary>The caller's employee has not arrived here from the masters, or has left.</summary>
    public static Refusal EmployeeUnknown => new("employee_unknown");

    /// <summary>No claim is as the filters say.</summary>
    public static Refusal NothingToOutput => new("nothing_to_output");

    /// <summary>More papers than one file should hold: the filters have to be narrower.</summary>
    public static Refusal TooManyPapers(int most) => new("too_many_papers", null, most);

    /// <summary>The person has as many files in the making as one may have.</summary>
    public static Refusal OutputsUnderWay(int most) => new("outputs_under_way", null, most);

    /// <summary>Only what is still being made can be cancelled.</summary>
    public static Refusal OutputOver => new("output_over");

    /// <summary>The file is not there yet, or no longer.</summary>
    public static Refusal OutputNotThere => new("output_not_there");
}

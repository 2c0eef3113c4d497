using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Domain.Payees;

/// <summary>The bank account to which a person is paid. Kept only sealed.</summary>
/// <param name="Type">As in the bank-transfer format: <c>1</c> 普通, <c>2</c> 当座, <c>4</c> 貯蓄.</param>
/// <param name="Number">Seven digits.</param>
/// <param name="Holder">Kana as banks write it.</param>
public sealed record PayeeAccount(string BankCode, string BranchCode, string Type, string Number, string Holder)
{
    /// <summary>For people to recognise the account by; the rest stays secret.</summary>
    public string MaskedNumber => new string('*', Number.Length - 3) + Number[^3..];

    /// <param name="branchExists">Whether a bank has such a branch.</param>
    public IEnumerable<Fault> Faults(Func<string, string, bool> branchExists)
    {
        if (!branchExists(BankCode, BranchCode))
            yield return new("branchCode", "unknown_branch");
        if (Type is not ("1" or "2" or "4"))
            yield return new("type", "unknown_account_type");
        if (Number.Length != 7 || !Number.All(char.IsAsciiDigit))
            yield return new("number", "not_seven_digits");
        if (Holder.Length is 0 or > 30 || !Holder.All(IsBankLetter))
            yield return new("holder", "not_bank_kana");
    }

    /// <summary>Half-width kana without the small ones and the long mark, digits, capitals and a few signs.</summary>
    private static bool IsBankLetter(char letter) =>
        letter is (>= 'ｱ' and <= 'ﾟ') or 'ｦ' || char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || " ().-/,".Contains(letter, StringComparison.Ordinal);
}

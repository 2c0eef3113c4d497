using Seisan.Kernel;

namespace Seisan.Masters.Domain;

/// <summary>Every business "no" of the masters.</summary>
public static class MasterRefusal
{
    public static Refusal CodeTaken(string code) => new("code_taken", "code", code);

    /// <summary>The change would make masters contradict each other, for example a department lie inside itself.</summary>
    public static Refusal Disagreement(string reason, string code) => new(reason, null, code);

    public static Refusal CompanyCodeTaken(string code) => new("company_code_taken", "companyCode", code);

    /// <summary>The export has a character that the asked encoding lacks.</summary>
    public static Refusal NotInEncoding(string character) => new("not_in_encoding", "encoding", character);
}

using Seisan.Look.Texts;

namespace Seisan.Web.Claims;

/// <summary>What a file is made of, in words.</summary>
internal static class OutputWords
{
    public static string Of(OutputFilter filter, Texts<ClaimsTexts> texts)
    {
        string?[] parts =
        [
            texts[filter.Scope is "all" ? "ScopeAll" : "ScopeMine"],
            string.IsNullOrEmpty(filter.State) ? null : texts[$"state.{filter.State}"],
            string.IsNullOrEmpty(filter.Form) ? null : texts[$"form.{filter.Form}"],
            Between(texts["Period"], Show.Date(filter.From), Show.Date(filter.To)),
            Between(texts["Amount"], Yen(filter.MinAmount), Yen(filter.MaxAmount)),
            Named(texts["Payee"], filter.Payee), Named(texts["FilterText"], filter.Text),
        ];
        return string.Join(texts["Output.and"], parts.OfType<string>());
    }

    private static string Yen(long? amount) => amount is { } known ? Show.Yen(known) : "";

    private static string? Between(string name, string from, string to) => from.Length + to.Length == 0 ? null : $"{name} {from}–{to}";

    private static string? Named(string name, string? value) => string.IsNullOrWhiteSpace(value) ? null : $"{name} {value}";
}

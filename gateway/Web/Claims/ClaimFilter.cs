using Microsoft.AspNetCore.Http.Extensions;

namespace Seisan.Web.Claims;

/// <summary>Which claims the list shows; as text, the address of that list.</summary>
internal sealed record ClaimFilter(
    string? State, string? Text, string? From, string? To, string? MinAmount, string? MaxAmount, string? Payee,
    string? Scope, string? After, string? Form = null)
{
    /// <summary>More than the state narrows the list.</summary>
    public bool Any => Narrow || !string.IsNullOrWhiteSpace(Text);

    /// <summary>One of the filters that a phone hides until asked for.</summary>
    public bool Narrow => !string.IsNullOrWhiteSpace(From + To + MinAmount + MaxAmount + Payee) || Scope is "all" || !string.IsNullOrEmpty(Form);

    public override string ToString() => "/claims" + ToQuery(asTyped: true);

    /// <summary>For the claims service: amounts read, empty filters left out.</summary>
    public string ToQuery(bool asTyped = false)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            ("state", State), ("text", Text), ("from", From), ("to", To), ("minAmount", asTyped ? MinAmount : Yen(MinAmount)),
            ("maxAmount", asTyped ? MaxAmount : Yen(MaxAmount)), ("payee", Payee), ("scope", Scope), ("form", Form), ("after", After),
        })
        {
            if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value.Trim());
        }

        return query.ToString();
    }

    private static string? Yen(string? typed) => TypedText.TryYen(typed, out var amount) ? $"{amount}" : typed;
}

using Microsoft.AspNetCore.Http.Extensions;

namespace Seisan.Web.Claims;

/// <summary>Which claims the list shows; as text, the address of that list.</summary>
public sealed record ClaimFilter(
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

    /// <summary>The same for a body; what is no number or day is for the service to refuse.</summary>
    internal object ToBody() => new
    {
        scope = Given(Scope), state = Given(State), from = Given(From), to = Given(To), minAmount = Amount(MinAmount),
        maxAmount = Amount(MaxAmount), payee = Given(Payee), text = Given(Text), form = Given(Form),
    };

    private static string? Given(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed.Trim();

    private static long? Amount(string? typed) => TypedText.TryYen(typed, out var amount) ? amount : null;

    private static string? Yen(string? typed) => TypedText.TryYen(typed, out var amount) ? $"{amount}" : typed;
}

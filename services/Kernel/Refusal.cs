namespace Seisan.Kernel;

/// <summary>
/// A business "no": nothing was changed, and <see cref="Code"/> says why in a form that stays stable for programs.
/// The sentence a person reads is looked up by the code in the language of the reader.
/// </summary>
/// <param name="Code">Stable, snake_case, for example <c>claim_not_draft</c>.</param>
/// <param name="Field">The path of the field at fault, as in the request (<c>lines[2].amount</c>), or null.</param>
/// <param name="Arguments">What the sentence mentions, in the order of its placeholders.</param>
public sealed record Refusal(string Code, string? Field = null, params object[] Arguments)
{
    /// <summary>The row changed since the caller read it (the <c>If-Match</c> version is not the current one).</summary>
    public static readonly Refusal Stale = new("stale_version");
}

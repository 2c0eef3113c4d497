using Seisan.Web.Calls;

namespace Seisan.Web.Audit;

/// <summary>What a person looks for in a log, as typed; empty parts do not narrow it.</summary>
internal sealed record LogFilter(
    string? Person, string? From, string? To, string? Operation, string? Target, string? Outcome, string? Text, string? After)
{
    public bool Any => !string.IsNullOrWhiteSpace(Person + From + To + Operation + Target + Outcome + Text);

    /// <summary>The address under which the path shows what this filter lets through.</summary>
    public string At(string path) => ServiceCalls.Query(
        path, ("person", Person), ("from", From), ("to", To), ("operation", Operation), ("target", Target),
        ("outcome", Outcome), ("text", Text), ("after", After));
}

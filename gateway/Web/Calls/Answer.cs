using System.Diagnostics.CodeAnalysis;

namespace Seisan.Web.Calls;

/// <summary>What a service answered: a value with its version, or a problem.</summary>
/// <param name="Version">The ETag, to be sent back as <c>If-Match</c>.</param>
public sealed record Answer<T>(T? Value, string? Version, Problem? Problem)
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool Ok => Problem is null;
}

/// <summary>The body of an answer that has none.</summary>
public sealed record Nothing;

/// <summary>One page of a list.</summary>
/// <param name="Next">Cursor of the next page, or null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

namespace Seisan.Masters.Domain.Csv;

/// <summary>A column of a master's file.</summary>
/// <param name="Key">Its name for programs, accepted as heading too: <c>parent_code</c>.</param>
/// <param name="Title">Its heading in exported files.</param>
/// <param name="Field">The field of the JSON content that it fills.</param>
public sealed record Column(string Key, string Title, string Field)
{
    public static readonly Column Code = new("code", "コード", "code");
    public static readonly Column From = new("from", "適用開始日", "from");
    public static readonly Column Active = new("active", "有効", "active");
}

/// <summary>What is wrong with a file, where, and under which heading.</summary>
/// <param name="Column">The heading as it stands in the file, or null when the whole line is meant.</param>
public sealed record ImportError(int Line, string? Column, string Code, params object[] Arguments);

namespace Seisan.Masters.Domain.Timelines;

/// <summary>Which master of which kind a code means, and back.</summary>
public sealed class CodeBook
{
    private readonly Dictionary<(string Kind, string Code), Guid> _ids = [];
    private readonly Dictionary<Guid, string> _codes = [];

    public void Add(string kind, string code, Guid id)
    {
        _ids[(kind, code)] = id;
        _codes[id] = code;
    }

    public Guid? Find(string kind, string code) => _ids.TryGetValue((kind, code), out var id) ? id : null;

    public string CodeOf(Guid? id) => id is { } known ? _codes[known] : "";
}

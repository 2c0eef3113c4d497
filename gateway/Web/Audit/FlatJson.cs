using System.Text.Json;

namespace Seisan.Web.Audit;

/// <summary>A JSON text as lines of path and value: <c>lines[0].amount</c>, <c>1200</c>.</summary>
internal static class FlatJson
{
    public static List<(string Path, string Value)> Of(string? json)
    {
        var lines = new List<(string, string)>();
        if (string.IsNullOrEmpty(json)) return lines;
        try
        {
            using var document = JsonDocument.Parse(json);
            Add(lines, "", document.RootElement);
        }
        catch (JsonException)
        {
            lines.Add(("", json)); // shown as it was recorded
        }

        return lines;
    }

    private static void Add(List<(string, string)> lines, string path, JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
                Add(lines, path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value);
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
                Add(lines, $"{path}[{index++}]", item);
        }
        else if (value.ValueKind is not JsonValueKind.Null)
        {
            lines.Add((path, value.ToString()));
        }
    }
}

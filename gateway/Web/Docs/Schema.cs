using System.Text.Json.Nodes;

namespace Seisan.Web.Docs;

/// <summary>One member of a JSON body, indented by its depth.</summary>
public sealed record SchemaLine(int Depth, string Name, string Type, bool Required, string? Description);

/// <summary>Reads a schema as the flat list of its members.</summary>
internal static class Schema
{
    private const int Deepest = 4;

    public static IReadOnlyList<SchemaLine> Lines(JsonObject document, JsonNode? schema)
    {
        if (schema is null) return [];
        var lines = new List<SchemaLine>();
        Add(0, schema);
        return lines is [] ? [new SchemaLine(0, "", TypeOf(document, schema), true, null)] : lines;

        void Add(int depth, JsonNode? node)
        {
            var shape = Resolve(document, node);
            if (shape?["items"] is { } items) shape = Resolve(document, items);
            if (depth > Deepest || shape?["properties"] is not JsonObject members) return;
            var required = (shape["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).ToHashSet();
            foreach (var (name, member) in members)
            {
                lines.Add(new SchemaLine(depth, name, TypeOf(document, member), required.Contains(name), Resolve(document, member)?["description"]?.ToString()));
                Add(depth + 1, member);
            }
        }
    }

    public static string TypeOf(JsonObject document, JsonNode? node)
    {
        var schema = Resolve(document, node);
        if (schema is null) return "any";
        if (schema["enum"] is JsonArray values) return string.Join(" | ", values.Where(value => value is not null).Select(value => value!.ToString()));
        var type = schema["type"] switch
        {
            JsonArray types => string.Join(" | ", types.Select(one => one!.ToString())),
            { } one => one.ToString(),
            null => schema["properties"] is null ? "any" : "object",
        };
        if (type.Contains("array", StringComparison.Ordinal)) return $"{TypeOf(document, schema["items"])}[]";
        return schema["format"] is { } format ? $"{type} ({format})" : type;
    }

    private static JsonObject? Resolve(JsonObject document, JsonNode? node)
    {
        for (var step = 0; step < 5 && node is JsonObject schema; step++)
        {
            var alternatives = (schema["oneOf"] ?? schema["anyOf"] ?? schema["allOf"]) as JsonArray;
            if (schema["$ref"]?.GetValue<string>() is { } reference) node = document["components"]?["schemas"]?[reference.Split('/')[^1]];
            else if (alternatives?.FirstOrDefault(one => one?["type"]?.ToString() != "null") is { } alternative) node = alternative;
            else return schema;
        }

        return node as JsonObject;
    }
}

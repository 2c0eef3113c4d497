using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Seisan.Manifest;

/// <summary>The app model as JSON: resources by name, in the order in which the program added them.</summary>
public sealed record ManifestDocument([property: JsonPropertyName("$schema")] string Schema, IReadOnlyDictionary<string, ManifestEntry> Resources)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, which no page embeds
    };

    public static string Write(IEnumerable<KeyValuePair<string, ManifestEntry>> resources) => JsonSerializer.Serialize(
        new ManifestDocument("https://json.schemastore.org/aspire-8.0.json", new OrderedDictionary<string, ManifestEntry>(resources)), Json) + "\n";
}

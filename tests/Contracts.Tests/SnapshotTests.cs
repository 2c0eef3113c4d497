using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using Seisan.Contracts.Claims;

namespace Seisan.Contracts.Tests;

/// <summary>
/// Contracts only grow. The schema of each message stands in <c>services/Contracts/Snapshots</c>; a field that is gone,
/// renamed or newly required breaks whoever still sends or reads the older form. With <c>SNAPSHOTS=write</c> new
/// messages and new optional fields are written down; what breaks is refused all the same.
/// </summary>
public sealed class SnapshotTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true, TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static TheoryData<string> Messages => [.. typeof(ClaimSubmitted).Assembly.GetExportedTypes()
        .Where(type => type.Name.EndsWith("ed", StringComparison.Ordinal) && !type.IsGenericType).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(Messages))]
    public void A_message_keeps_what_it_had_and_asks_for_nothing_new(string message)
    {
        var now = Json.GetJsonSchemaAsNode(typeof(ClaimSubmitted).Assembly.GetType(message, throwOnError: true)!);
        var file = Path.Combine(Folder(), message + ".json");
        var write = Environment.GetEnvironmentVariable("SNAPSHOTS") == "write";
        if (File.Exists(file))
            Assert.Empty(Breaks(JsonNode.Parse(File.ReadAllText(file))!, now, message));
        if (write)
            File.WriteAllText(file, now.ToJsonString(Json) + "\n");

        Assert.True(File.Exists(file), $"{message} has no snapshot: run with SNAPSHOTS=write");
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(file)), now), $"{message} has grown: run with SNAPSHOTS=write");
    }

    [Fact]
    public void No_message_is_gone() =>
        Assert.All(Directory.EnumerateFiles(Folder(), "*.json"), file =>
            Assert.NotNull(typeof(ClaimSubmitted).Assembly.GetType(Path.GetFileNameWithoutExtension(file))));

    [Fact]
    public void A_lost_renamed_or_newly_required_field_is_found()
    {
        var old = JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a"]}""")!;

        Assert.NotEmpty(Breaks(old, JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]}""")!, ""));
        Assert.NotEmpty(Breaks(old, JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"string"}},"required":["a"]}""")!, ""));
        Assert.NotEmpty(Breaks(old, JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"}},"required":["a","b"]}""")!, ""));
        Assert.Empty(Breaks(old, JsonNode.Parse("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"integer"},"c":{"type":"string"}},"required":["a"]}""")!, ""));
    }

    private static IEnumerable<string> Breaks(JsonNode old, JsonNode now, string path)
    {
        if (old is JsonObject before && now is JsonObject after)
        {
            if (before["type"]?.ToJsonString() is { } type && type != after["type"]?.ToJsonString())
                yield return $"{path}: was {type}";
            foreach (var name in Names(after).Except(Names(before)))
                yield return $"{path}.{name}: newly required";
            foreach (var (name, field) in before["properties"]?.AsObject() ?? [])
            {
                if (after["properties"]?[name] is not { } kept)
                    yield return $"{path}.{name}: gone";
                else
                    foreach (var broken in Breaks(field!, kept, $"{path}.{name}"))
                        yield return broken;
            }

            if (before["items"] is { } item && after["items"] is { } itemNow)
                foreach (var broken in Breaks(item, itemNow, path + "[]"))
                    yield return broken;
        }
    }

    private static IEnumerable<string> Names(JsonObject schema) => schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [];

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../services/Contracts/Snapshots"));
}

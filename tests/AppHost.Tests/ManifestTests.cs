using System.Text.Json.Nodes;
using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

/// <summary>The model as Aspire's manifest, compared with one that was written by hand from Aspire's schema.</summary>
public sealed class ManifestTests : IDisposable
{
    private static readonly string Folder = Path.GetDirectoryName(SampleHost.Metadata("Sample"))!;
    private readonly TemporaryFolder data = new();
    private readonly string output = Path.Combine(Folder, $"manifest-{Guid.CreateVersion7()}.json");

    [Fact]
    public async Task Every_kind_of_resource_is_written_as_Aspires_schema_has_it()
    {
        var (code, lines) = await Publish("manifest", $"--output-path={output}");

        Assert.Equal((0, ""), (code, string.Join('\n', lines)));
        var expected = JsonNode.Parse(Text(Path.Combine(SampleHost.Metadata("Root"), "tests", "AppHost.Tests", "manifest.json")))!;
        var written = JsonNode.Parse(Text(output))!;
        Assert.Equal(Names(expected), Names(written));
        Assert.All(expected["resources"]!.AsObject(), resource => Assert.Equal(
            resource.Value!.ToJsonString(), Sorted(resource.Value, written["resources"]![resource.Key]!).ToJsonString()));
        Assert.True(JsonNode.DeepEquals(expected, written));
    }

    [Fact]
    public async Task Nothing_is_started_no_secret_is_made_and_another_run_may_hold_the_folder()
    {
        using var held = LocalRunner.Running.DataFolder.Open(data.Path, fresh: false);

        var (code, lines) = await Publish("manifest");

        Assert.Equal(0, code);
        Assert.Equal("{", lines[0]);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(data.Path, "secrets")));
        Assert.DoesNotContain(lines, line => line.Contains("given-by-the-environment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_publisher_that_there_is_not_is_refused()
    {
        var (code, lines) = await Publish("kubernetes");

        Assert.Equal((1, "runner | cannot start: there is no publisher kubernetes: only manifest."), (code, Assert.Single(lines)));
    }

    public void Dispose()
    {
        File.Delete(output);
        data.Dispose();
    }

    private static string Text(string file) => File.ReadAllText(file);

    private static IEnumerable<string> Names(JsonNode manifest) => manifest["resources"]!.AsObject().Select(resource => resource.Key);

    /// <summary>The written resource with its properties in the order of the expected one, so that a difference shows.</summary>
    private static JsonNode Sorted(JsonNode expected, JsonNode written) => (expected, written) switch
    {
        (JsonObject wanted, JsonObject found) => new JsonObject(wanted.Select(property => property.Key).Intersect(found.Select(property => property.Key))
            .Union(found.Select(property => property.Key))
            .Select(key => KeyValuePair.Create<string, JsonNode?>(key, wanted[key] is { } inner ? Sorted(inner, found[key]!) : found[key]!.DeepClone()))),
        _ => written.DeepClone(),
    };

    private async Task<(int Code, List<string> Lines)> Publish(string publisher, params string[] options)
    {
        List<string> lines = [];
        using var process = ChildProcess.Start(
            new("dotnet", [SampleHost.Metadata("Sample"), "host", "published", $"--Data={data.Path}", "--publisher", publisher, .. options], Folder,
                new Dictionary<string, string>
                {
                    ["Parameters__given"] = "given-by-the-environment",
                    ["ConnectionStrings__postgres"] = "Host=elsewhere;Password=given-by-the-environment",
                }),
            line => { lock (lines) lines.Add(line); });
        var code = await process.Exited.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        lock (lines) return (code, [.. lines]);
    }
}

using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Seisan.Platform.Tests.Operating;

/// <summary>The manifest of the platform itself.</summary>
public sealed partial class ManifestTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("seisan-manifest-").FullName;

    [Fact]
    public async Task It_names_every_project_and_whatever_it_refers_to_is_in_it()
    {
        var text = await PublishAsync();
        var resources = JsonNode.Parse(text)!["resources"]!.AsObject();

        Assert.All(
            (string[])["identity", "masters", "claims", "workflow", "accounting", "documents", "audit", "notifications", "gateway"],
            name => Assert.Equal("project.v0", resources[name]!["type"]!.GetValue<string>()));
        Assert.All(resources, resource => Assert.Contains(
            resource.Value!["type"]!.GetValue<string>(), (string[])["parameter.v0", "container.v0", "value.v0", "project.v0", "executable.v0"]));
        var expressions = Expression().Matches(text).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("claims.bindings.http.url", expressions);
        Assert.All(expressions, expression => Assert.True(Resolves(resources, expression.Split('.')), $"{{{expression}}} leads nowhere"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_data, "secrets")));
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static bool Resolves(JsonObject resources, string[] path) => resources[path[0]] is { } resource && path switch
    {
        [_, "value"] => resource["type"]!.GetValue<string>() == "parameter.v0",
        [_, "inputs", var input] => resource["inputs"]?[input] is not null,
        [_, "connectionString"] => resource["connectionString"] is not null,
        [_, "bindings", var binding, "host" or "port" or "url" or "targetPort"] => resource["bindings"]?[binding] is not null,
        _ => false,
    };

    private async Task<string> PublishAsync()
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "AppHost", configuration, "AppHost.dll"));
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--publisher", "manifest", $"--Data={_data}"])
        {
            RedirectStandardOutput = true,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    [GeneratedRegex(@"\{([a-z][a-zA-Z0-9.\-]*)\}")]
    private static partial Regex Expression();
}

using System.Diagnostics;

namespace Seisan.AppHost.Tests;

/// <summary><c>tools/vulnerable</c> with a dotnet that is told what the package source knows.</summary>
public sealed class VulnerableScriptTests : IDisposable
{
    private const string Advisory = "https://github.com/advisories/GHSA-5crp-9r3c-p9vr";
    private readonly TemporaryFolder tree = new();

    [Theory]
    [InlineData("no vulnerable packages", "no vulnerable packages", 3, "not checked: the package source has no advisories")]
    [InlineData(Advisory, "no vulnerable packages", 0, "no package with a known vulnerability")]
    [InlineData(Advisory, Advisory, 1, Advisory)]
    public async Task Nothing_found_is_good_news_only_where_a_known_advisory_is_found(string known, string listed, int code, string said)
    {
        foreach (var folder in (string[])["tools", "bin"])
            Directory.CreateDirectory(Path.Combine(tree.Path, folder));
        File.Copy(Path.Combine(SampleHost.Metadata("Root"), "tools", "vulnerable"), Path.Combine(tree.Path, "tools", "vulnerable"));
        var dotnet = Path.Combine(tree.Path, "bin", "dotnet");
        await File.WriteAllTextAsync(
            dotnet, $"#!/bin/sh\ncase \"$*\" in\nlist*Known.csproj*) echo '{known}' ;;\nlist*Platform.sln*) echo '{listed}' ;;\nesac\n",
            TestContext.Current.CancellationToken);
        File.SetUnixFileMode(dotnet, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(tree.Path, "tools", "vulnerable")]) { RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{Path.Combine(tree.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal((code, said), (process.ExitCode, output.TrimEnd().Split('\n')[^1]));
    }

    public void Dispose() => tree.Dispose();
}

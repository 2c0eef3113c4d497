using System.Diagnostics;

namespace Seisan.AppHost.Tests;

/// <summary><c>./run</c> as far as the packages it asks for.</summary>
public sealed class RunScriptTests : IDisposable
{
    private readonly TemporaryFolder tree = new();

    [Theory]
    [InlineData("", "pgbackrest postgresql python3-aiosmtpd rabbitmq-server redis-server")]
    [InlineData("postgres", "python3-aiosmtpd rabbitmq-server redis-server")]
    [InlineData("messaging", "pgbackrest postgresql python3-aiosmtpd redis-server")]
    [InlineData("postgres messaging redis", "python3-aiosmtpd")]
    public async Task It_asks_only_for_the_servers_that_it_starts(string given, string asked)
    {
        Directory.CreateDirectory(Path.Combine(tree.Path, "AppHost"));
        File.Copy(Path.Combine(SampleHost.Metadata("Root"), "run"), Path.Combine(tree.Path, "run"));
        await File.WriteAllTextAsync(
            Path.Combine(tree.Path, "AppHost", "packages.sh"), "need_sdk() { :; }\nneed_packages() { echo \"$*\"; return 1; }\n",
            TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("/bin/bash", [Path.Combine(tree.Path, "run")]) { RedirectStandardOutput = true };
        foreach (var name in (string[])["postgres", "messaging", "redis"])
            start.Environment.Remove($"ConnectionStrings__{name}");
        foreach (var name in given.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            start.Environment[$"ConnectionStrings__{name}"] = "somewhere";

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(asked, string.Join(' ', output.Trim().Split(' ').Order(StringComparer.Ordinal)));
        Assert.Equal(1, process.ExitCode);
    }

    public void Dispose() => tree.Dispose();
}

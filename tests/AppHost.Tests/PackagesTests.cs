using System.Diagnostics;

namespace Seisan.AppHost.Tests;

/// <summary><c>need_packages</c> with an apt-get, a sleep and a user id that are told what to do and write down their calls.</summary>
public sealed class PackagesTests : IDisposable
{
    private const string Update = "apt-get -o DPkg::Lock::Timeout=300 -qq update";
    private const string Install = "apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends gone";
    private readonly TemporaryFolder folder = new();

    public PackagesTests() => Write("sleep", "echo \"sleep $*\" >> calls");

    [Fact]
    public async Task Root_installs_what_is_missing_and_no_service_starts_with_it()
    {
        Assert.Equal((0, ""), await Need(user: 0, failures: 0));
        Assert.Equal([$"RUNLEVEL=1 {Update}", $"RUNLEVEL=1 {Install}"], Calls());
    }

    [Fact]
    public async Task An_installation_that_fails_is_tried_once_more()
    {
        Assert.Equal((0, ""), await Need(user: 0, failures: 1));
        Assert.Equal([$"RUNLEVEL=1 {Update}", "sleep 5", $"RUNLEVEL=1 {Update}", $"RUNLEVEL=1 {Install}"], Calls());
    }

    [Fact]
    public async Task One_that_fails_twice_is_left_to_the_reader()
    {
        Assert.Equal(
            (1, "The installation failed. Try:\n    apt-get install -y --no-install-recommends gone\n"), await Need(user: 0, failures: 2));
        Assert.Equal([$"RUNLEVEL=1 {Update}", "sleep 5", $"RUNLEVEL=1 {Update}"], Calls());
    }

    [Fact]
    public async Task Who_is_not_root_is_told_the_command()
    {
        Assert.Equal(
            (1, "Missing packages. Install them with:\n    sudo apt-get install -y --no-install-recommends gone\n"), await Need(user: 1000, failures: 0));
        Assert.Empty(Calls());
    }

    [Fact]
    public async Task Nothing_happens_where_nothing_is_missing()
    {
        Assert.Equal((0, ""), await Need(user: 1000, failures: 0, "here"));
        Assert.Empty(Calls());
    }

    public void Dispose() => folder.Dispose();

    private async Task<(int Code, string Errors)> Need(int user, int failures, params string[] packages)
    {
        Write("id", $"echo {user}");
        Write("apt-get", $"echo \"RUNLEVEL=$RUNLEVEL apt-get $*\" >> calls; [ \"$(grep -c update calls)\" -gt {failures} ]");
        var script = Path.Combine(SampleHost.Metadata("Root"), "AppHost", "packages.sh");
        var names = packages is [] ? "here gone" : string.Join(' ', packages);
        var start = new ProcessStartInfo("/bin/bash", ["-uc", $". '{script}'; package_files=([here]=/bin/sh [gone]=/nowhere/at-all); need_packages {names}"])
        {
            WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await output;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, errors);
    }

    private string[] Calls()
    {
        var file = Path.Combine(folder.Path, "calls");
        return File.Exists(file) ? File.ReadAllLines(file) : [];
    }

    private void Write(string program, string script)
    {
        var path = Path.Combine(folder.Path, program);
        File.WriteAllText(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}

using System.Diagnostics;
using System.Globalization;
using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

/// <summary><c>./test</c> in a tree of invented test projects: shell scripts that end as a test host may end.</summary>
public sealed class TestScriptTests : IDisposable
{
    private readonly TemporaryFolder tree = new();

    public TestScriptTests()
    {
        foreach (var file in (string[])["test", "AppHost/packages.sh", "AppHost/Ahead/compile.sh"]) Copy(file);
        Write("bin/dotnet", "exit 0");
    }

    [Fact]
    public async Task The_last_line_is_the_sum_of_the_projects_own_summaries()
    {
        Project("One", Summary(total: 3, failed: 0, succeeded: 3));
        Project("Two", Summary(total: 4, failed: 0, succeeded: 4));

        Assert.Equal(("7 passed, 0 failed", 0), await Run());
    }

    [Fact]
    public async Task A_summary_in_colours_counts_like_any_other()
    {
        Project("One", "printf '\\033[32mTest run summary: whatever\\033[m\\n\\033[m  total: 3\\n  failed: 0\\n\\033[32m  succeeded: 3\\n\\033[m  skipped: 0\\n'");

        Assert.Equal(("3 passed, 0 failed", 0), await Run());
    }

    [Fact]
    public async Task Failed_tests_are_counted()
    {
        Project("One", Summary(total: 3, failed: 2, succeeded: 1) + "\nexit 2");

        Assert.Equal(("1 passed, 2 failed", 1), await Run());
    }

    [Fact]
    public async Task Before_the_last_line_each_test_that_failed_is_named()
    {
        Project("One", "echo 'failed Claims.Are_added(text: \"a (b)\") (12ms)'\n" + Summary(total: 1, failed: 1, succeeded: 0) + "\nexit 2");

        var said = await Say();

        Assert.Equal(["FAILED: Claims.Are_added(text: \"a (b)\")", "0 passed, 1 failed"], said.Lines[^2..]);
    }

    [Fact]
    public async Task Two_projects_run_beside_each_other_and_the_one_of_the_whole_platform_after_them()
    {
        const string Together = "touch \"$0.here\"; for n in $(seq 200); do [ -e {0} ] && break; sleep 0.05; done; [ -e {0} ] || exit 1\n";
        static string Here(string name) => $"artifacts/bin/{name}.Tests/debug/{name}.Tests.here";
        Project("One", Together.Replace("{0}", Here("Two"), StringComparison.Ordinal) + Summary(total: 1, failed: 0, succeeded: 1));
        Project("Two", Together.Replace("{0}", Here("One"), StringComparison.Ordinal) + Summary(total: 1, failed: 0, succeeded: 1)
            + "; sleep 0.3; rm \"$0.here\"");
        Project("Platform", $"[ -e {Here("Two")} ] && exit 1\n" + Summary(total: 1, failed: 0, succeeded: 1));

        Assert.Equal(("3 passed, 0 failed", 0), await Run());
    }

    [Fact]
    public async Task A_project_that_crashes_before_its_summary_has_failed()
    {
        Project("One", Summary(total: 3, failed: 0, succeeded: 3));
        Project("Two", "echo starting; kill -SEGV $$");

        Assert.Equal(("3 passed, 1 failed", 1), await Run());
    }

    [Fact]
    public async Task A_project_that_crashes_after_its_summary_has_failed()
    {
        Project("One", Summary(total: 3, failed: 0, succeeded: 3) + "\nexit 134");

        Assert.Equal(("3 passed, 1 failed", 1), await Run());
    }

    [Fact]
    public async Task A_project_without_a_test_has_failed()
    {
        Project("One", Summary(total: 0, failed: 0, succeeded: 0) + "\nexit 8");

        Assert.Equal(("0 passed, 1 failed", 1), await Run());
    }

    [Fact]
    public async Task A_skipped_test_has_failed()
    {
        Project("One", Summary(total: 5, failed: 0, succeeded: 4, skipped: 1));

        Assert.Equal(("4 passed, 1 failed", 1), await Run());
    }

    [Fact]
    public async Task A_project_that_was_not_built_has_failed()
    {
        Project("One", Summary(total: 3, failed: 0, succeeded: 3));
        Project("Two", null);

        Assert.Equal(("3 passed, 1 failed", 1), await Run());
    }

    [Fact]
    public async Task Words_choose_projects_by_a_part_of_the_name()
    {
        Project("Claims", Summary(total: 3, failed: 0, succeeded: 3));
        Project("Masters", Summary(total: 4, failed: 0, succeeded: 4));

        Assert.Equal(("4 passed, 0 failed", 0), await Run("aster"));
    }

    [Fact]
    public async Task A_word_that_matches_no_project_fails()
    {
        Project("Claims", Summary(total: 3, failed: 0, succeeded: 3));

        Assert.Equal(("0 passed, 1 failed", 2), await Run("claims", "nothing"));
        Assert.Equal(("0 passed, 1 failed", 2), await Run("--containers", "claims", "nothing"));
    }

    [Fact]
    public async Task With_containers_the_servers_of_even_one_project_have_an_engine_which_is_gone_in_the_end()
    {
        Project("Claims", "[ \"$SERVERS\" = 'artifacts/bin/Servers/debug/Servers --containers' ] || exit 1\n"
            + Summary(total: 3, failed: 0, succeeded: 3), servers: true);
        Project("Masters", Summary(total: 4, failed: 0, succeeded: 4));
        Write("tests/Servers/with-docker", "echo \"SERVERS=$*\"; echo ready; cat; sleep 0.3; touch gone");

        Assert.Equal(("3 passed, 0 failed", 0), await Run("--containers", "Claims"));
        Assert.True(File.Exists(Path.Combine(tree.Path, "gone")));
    }

    [Fact]
    public async Task Without_a_project_that_needs_servers_containers_need_no_engine()
    {
        Project("Claims", Summary(total: 3, failed: 0, succeeded: 3));

        Assert.Equal(("3 passed, 0 failed", 0), await Run("--containers"));
    }

    [Theory]
    [InlineData("INT")] // as Ctrl-C in a terminal: to all of us
    [InlineData("KILL")]
    public async Task Nothing_is_left_running_when_it_is_interrupted_or_killed(string signal)
    {
        Project("One", "echo $$; echo $PPID; exec sleep 600");
        var start = Command("/usr/bin/setsid", "--wait", Path.Combine(tree.Path, "test"));
        using var process = Process.Start(start)!;
        Assert.Equal("== One.Tests", await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        int[] started = [await Number(process), await Number(process)];
        var script = ProcessTable.Find(started[0])!.Value.Session;

        if (signal == "INT") Signals.SendGroup(script, Signal.Interrupt);
        else Signals.Send(script, Signal.Kill);

        Assert.True(ProcessEnd.Await([script, .. started], TimeSpan.FromSeconds(20)));
    }

    public void Dispose() => tree.Dispose();

    private static async Task<int> Number(Process process) =>
        int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);

    private static string Summary(int total, int failed, int succeeded, int skipped = 0) =>
        $"printf 'Test run summary: whatever\\n  total: {total}\\n  failed: {failed}\\n  succeeded: {succeeded}\\n  skipped: {skipped}\\n'";

    private void Project(string name, string? script, bool servers = false)
    {
        Write($"tests/{name}.Tests/{name}.Tests.csproj", servers ? "Platform.Testing.csproj" : "");
        if (script is not null) Write($"artifacts/bin/{name}.Tests/debug/{name}.Tests", script);
    }

    private void Copy(string file)
    {
        var target = Path.Combine(tree.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(SampleHost.Metadata("Root"), file), target);
    }

    private void Write(string file, string script)
    {
        var target = Path.Combine(tree.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<(string LastLine, int Code)> Run(params string[] words)
    {
        var (lines, code) = await Say(words);
        return (lines[^1], code);
    }

    private async Task<(string[] Lines, int Code)> Say(params string[] words)
    {
        using var process = Process.Start(Command(Path.Combine(tree.Path, "test"), words))!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return (output.TrimEnd().Split('\n'), process.ExitCode);
    }

    private ProcessStartInfo Command(string program, params string[] arguments) => new(program, arguments)
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["PATH"] = $"{Path.Combine(tree.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}" },
    };
}

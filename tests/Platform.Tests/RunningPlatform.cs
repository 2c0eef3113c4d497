using System.Diagnostics;
using System.Globalization;
using Seisan.LocalRunner.Processes;

namespace Seisan.Platform.Tests;

/// <summary>
/// The whole platform with the demo companies in it, once for all tests of the run: the one that <c>./run --check</c>
/// has started, or one of its own on free ports with an empty data folder.
/// </summary>
public sealed class RunningPlatform : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly List<string> _said = [];
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _runner;

    /// <summary>Where browsers and partner systems come in.</summary>
    public string Address { get; private set; } = Environment.GetEnvironmentVariable("Check__Address") ?? "";

    /// <summary>The runner's data folder.</summary>
    public string Data { get; private set; } = Environment.GetEnvironmentVariable("Check__Data") ?? "";

    /// <summary>Where a service itself listens, behind the gateway.</summary>
    public string AddressOf(string service) => LastSaid("runner", $"| {service} is ready at ");

    /// <summary>What came after the words in the last line of the resource that has them.</summary>
    public string LastSaid(string resource, string words)
    {
        string[] said;
        lock (_said) said = [.. _said];
        if (_runner is null) said = File.ReadAllLines(Path.Combine(Data, "run.log"));
        var line = said.Last(one => one.StartsWith(resource, StringComparison.Ordinal) && one.Contains(words, StringComparison.Ordinal));
        return line[(line.IndexOf(words, StringComparison.Ordinal) + words.Length)..].Trim();
    }

    public async ValueTask InitializeAsync()
    {
        if (Address.Length > 0) return;

        Data = Directory.CreateTempSubdirectory("seisan-platform-").FullName;
        var port = FreePort.Take();
        Address = string.Create(CultureInfo.InvariantCulture, $"https://localhost:{port}");
        _runner = Start(port);
        using var patience = new CancellationTokenSource(Patience);
        await Task.WhenAny(_ready.Task, _runner.WaitForExitAsync(patience.Token)).WaitAsync(patience.Token);
        Assert.True(_ready.Task.IsCompletedSuccessfully, $"The platform did not start:\n{Said()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (_runner is null) return;
        if (!_runner.HasExited)
        {
            using var terminate = Process.Start("kill", ["-TERM", _runner.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
            await _runner.WaitForExitAsync(patience.Token);
        }

        _runner.Dispose();
        Directory.Delete(Data, recursive: true);
    }

    private Process Start(int port)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var assembly = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "AppHost", configuration, "AppHost.dll"));
        var process = new Process
        {
            StartInfo = new("dotnet",
            [
                assembly, $"--Data={Data}", "--Demo=true", $"--Ports:Gateway={port}", $"--Ports:Mail={FreePort.Take()}",
                $"--Ports:Page={FreePort.Take()}", $"--Parent={Environment.ProcessId}",
            ])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            },
        };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_said) _said.Add(line);
        if (!line.StartsWith("runner", StringComparison.Ordinal)) return;
        if (line.Contains("| ready in", StringComparison.Ordinal)) _ready.TrySetResult();
        if (line.Contains("| not ready", StringComparison.Ordinal)) _ready.TrySetException(new InvalidOperationException(Said()));
    }

    private string Said()
    {
        lock (_said) return string.Join('\n', _said.TakeLast(200));
    }
}

using System.Diagnostics;

namespace Seisan.Backup.Engine;

/// <summary>Runs a program of the database server's machine to its end.</summary>
internal static class Command
{
    private const int LinesKept = 20;

    /// <summary>What stands before a command so that it runs under the account, which only root can order.</summary>
    public static string[] As(string account) => account == Environment.UserName
        ? []
        : ["/usr/bin/setpriv", $"--reuid={account}", $"--regid={account}", "--clear-groups"];

    /// <returns>What it wrote to its output.</returns>
    /// <exception cref="EngineException">It ended with another code than 0; the message holds its last words.</exception>
    public static async Task<string> RunAsync(
        string account, string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment, CancellationToken ct)
    {
        string[] all = [.. As(account), program, .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(ct);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? await output
            : throw new EngineException($"{System.IO.Path.GetFileName(program)} ended with {process.ExitCode}: {Last(await output, await errors)}");
    }

    /// <summary>The last lines of what a program wrote.</summary>
    public static string Last(params string[] texts) => string.Join('\n', texts
        .SelectMany(text => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).TakeLast(LinesKept));

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new EngineException($"{start.FileName} did not start: {fault.Message}", fault);
        }
    }
}

/// <summary>A program of the engine said no. The message is for operators: it names files and holds its own words.</summary>
internal sealed class EngineException(string message, Exception? inner = null) : Exception(message, inner);

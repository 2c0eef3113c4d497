using System.Diagnostics;

namespace Seisan.LocalRunner.Processes;

/// <summary>System accounts: PostgreSQL refuses to run as root, and the other servers should not.</summary>
public static class Accounts
{
    public static bool AmRoot { get; } = Environment.UserName == "root";

    /// <summary>What stands before a command so that it runs under <paramref name="account"/>.</summary>
    public static string[] Prefix(string? account) => account is not null && AmRoot
        ? ["/usr/bin/setpriv", $"--reuid={account}", $"--regid={account}", "--clear-groups"]
        : [];

    /// <summary>Makes the folder, private to the account.</summary>
    public static async Task GiveFolderAsync(string folder, string account, CancellationToken ct)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (AmRoot) await RunAsync("chown", ["-R", $"{account}:{account}", folder], null, ct);
    }

    /// <summary>Runs a command to its end and fails with its output when it fails.</summary>
    public static async Task RunAsync(string file, IReadOnlyList<string> arguments, string? account, CancellationToken ct)
    {
        string[] all = [.. Prefix(account), file, .. arguments];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await output}{await errors}");
        }
    }
}

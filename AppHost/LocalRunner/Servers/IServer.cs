using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Servers;

/// <summary>A third-party server from an installed package, run as a child process on loopback.</summary>
public interface IServer
{
    /// <summary>The program of the server; where it is absent the package is not installed.</summary>
    string Program { get; }

    string Package { get; }

    string ConnectionString { get; }

    /// <summary>Makes the data folder and configuration; keeps data that are there.</summary>
    Task PrepareAsync(CancellationToken ct);

    ProcessSpec Command { get; }

    /// <summary>Whether it answers in its own protocol, not merely whether the port is open.</summary>
    Task<bool> IsReadyAsync(CancellationToken ct);
}

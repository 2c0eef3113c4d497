namespace Seisan.LocalRunner.Processes;

/// <summary>A program to start: everything that decides how it runs, nothing about when.</summary>
/// <param name="Stop">The signal that asks it to end in good order.</param>
/// <param name="Account">The system account it runs under when we are root; ourselves otherwise.</param>
/// <param name="Inherit">Whether it sees our own environment under its own.</param>
public sealed record ProcessSpec(
    string File,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    Signal Stop = Signal.Terminate,
    string? Account = null,
    bool Inherit = true);

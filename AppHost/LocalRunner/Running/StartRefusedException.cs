namespace Seisan.LocalRunner.Running;

/// <summary>Why nothing can be started, in lines for whoever tried: their machine or settings are to be changed.</summary>
internal sealed class StartRefusedException(params IReadOnlyList<string> reasons) : Exception(string.Join('\n', reasons))
{
    /// <summary>Ends the program as one that failed: above us is <c>Program.cs</c> alone, which knows no exception of ours.</summary>
    public T EndProgram<T>()
    {
        foreach (var reason in reasons) ConsoleLog.Say($"cannot start: {reason}");
        Environment.Exit(1);
        throw this;
    }
}

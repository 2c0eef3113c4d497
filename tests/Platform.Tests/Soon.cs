namespace Seisan.Platform.Tests;

/// <summary>What other services do about an event comes soon, not at once.</summary>
public static class Soon
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks again until there is something; fails with the complaint after a minute.</summary>
    public static async Task<T> Find<T>(Func<Task<T?>> find, string complaint)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        do
        {
            if (await find() is { } found) return found;
        }
        while (await Next(pause, patience.Token));
        throw new Xunit.Sdk.XunitException(complaint);
    }

    private static async Task<bool> Next(PeriodicTimer pause, CancellationToken stop)
    {
        try
        {
            return await pause.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}

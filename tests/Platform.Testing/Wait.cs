using Xunit;

namespace Seisan.Platform.Testing;

public static class Wait
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Asks again until it holds; fails with the complaint after a minute, or as long as is said.</summary>
    public static async Task Until(Func<Task<bool>> holds, string complaint, TimeSpan? longer = null)
    {
        using var patience = new CancellationTokenSource(longer ?? Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await holds())
        {
            try
            {
                await pause.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail(complaint);
            }
        }
    }
}

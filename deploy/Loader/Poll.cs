using System.Net;
using Seisan.Demo.Client;

namespace Seisan.Demo;

/// <summary>Services hear of each other's changes a moment later; the demo asks again until they have.</summary>
internal static class Poll
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    public static async Task<T> UntilAsync<T>(Func<Task<T?>> ask, CancellationToken cancel)
        where T : class
    {
        while (true)
        {
            if (await ask() is { } answer)
                return answer;
            await Task.Delay(Pause, cancel);
        }
    }

    /// <summary>Tries a call again while it is answered with one of these.</summary>
    public static Task<T> WhileAsync<T>(Func<Task<T>> call, CancellationToken cancel, params HttpStatusCode[] statuses)
        where T : class =>
        UntilAsync<T>(
            async () =>
            {
                try
                {
                    return await call();
                }
                catch (ApiRefusedException refused) when (statuses.Contains(refused.Status))
                {
                    return null;
                }
            },
            cancel);
}

using System.Net;
using Seisan.Demo.Client;

namespace Seisan.Load;

/// <summary>While it is being prepared, a platform that is busy with other things is asked again.</summary>
internal static class Patient
{
    private const int Times = 5;

    public static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        for (var time = 1; ; time++)
        {
            try
            {
                return await ask();
            }
            catch (Exception fault) when (time < Times && IsPassing(fault))
            {
                await Task.Delay(TimeSpan.FromSeconds(time));
            }
        }
    }

    private static bool IsPassing(Exception fault) => fault is SignInFailedException or HttpRequestException or TaskCanceledException
        || fault is ApiRefusedException { Status: >= HttpStatusCode.InternalServerError };
}

using System.Net.Sockets;
using Npgsql;

namespace Seisan.ServiceDefaults.Messaging;

/// <summary>Tells a server that is away for a while from a fault of the message or the code.</summary>
internal static class Outage
{
    public static bool IsBehind(Exception fault)
    {
        for (var cause = fault; cause is not null; cause = cause.InnerException)
        {
            if (cause is NpgsqlException { IsTransient: true } or SocketException or TimeoutException)
                return true;
        }

        return false;
    }
}

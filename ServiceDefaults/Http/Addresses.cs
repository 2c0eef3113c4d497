using System.Net;

namespace Seisan.ServiceDefaults.Http;

public static class Addresses
{
    /// <summary>One spelling per address: an IPv4 address that arrived on an IPv6 socket is written as IPv4.</summary>
    public static string MapToIPv4OrSame(this IPAddress address) =>
        (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
}

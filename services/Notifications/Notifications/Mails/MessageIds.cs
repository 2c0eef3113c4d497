using System.Security.Cryptography;
using System.Text;
using Seisan.Kernel;

namespace Seisan.Notifications.Mails;

internal static class MessageIds
{
    /// <summary>The same for the same cause and person, whenever and wherever it is made.</summary>
    public static string Of(TenantId tenant, string cause, Guid recipient, string host)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{tenant}|{cause}|{recipient}"));
        return $"{Convert.ToHexStringLower(hash)[..40]}@{host}";
    }
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Seisan.Kernel;

namespace Seisan.Gateway.Sessions;

/// <summary>
/// What the session's cookie holds, encrypted and signed: the tenant, so that its row can be read under row security,
/// and 256 random bits. The database keeps only a hash of these.
/// </summary>
internal readonly record struct SessionKey(TenantId Tenant, string Secret)
{
    private const int TenantLength = 32;

    public static SessionKey New(TenantId tenant) => new(tenant, WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32)));

    public static SessionKey? Read(string text) =>
        text.Length > TenantLength && Guid.TryParseExact(text[..TenantLength], "N", out var tenant)
            ? new SessionKey(new TenantId(tenant), text[TenantLength..])
            : null;

    public byte[] Id => SHA256.HashData(Encoding.ASCII.GetBytes(Secret));

    public override string ToString() => $"{Tenant.Value:N}{Secret}";
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Seisan.Identity.People;
using Seisan.Kernel;

namespace Seisan.Identity.Passwords;

/// <summary>What a link carries: tenant, link and secret, sealed, so that nobody but identity can name a tenant by one.</summary>
internal sealed class PasswordTokens(IDataProtectionProvider protection)
{
    private const int SecretLength = 32;
    private readonly IDataProtector _protector = protection.CreateProtector("password-link");

    /// <summary>A new link and the token that opens it. The secret is in the token alone.</summary>
    public (PasswordLink Link, string Token) Make(TenantId tenant, Guid userId, DateTimeOffset now, TimeSpan valid)
    {
        var id = Guid.CreateVersion7(now);
        var secret = RandomNumberGenerator.GetBytes(SecretLength);
        var link = new PasswordLink { Id = id, UserId = userId, SecretHash = SHA256.HashData(secret), ExpiresAt = now + valid };
        byte[] content = [.. tenant.Value.ToByteArray(), .. id.ToByteArray(), .. secret];
        return (link, Base64Url.EncodeToString(_protector.Protect(content)));
    }

    /// <summary>Null for what is no token of ours.</summary>
    public Opened? Open(string token)
    {
        try
        {
            var content = _protector.Unprotect(Base64Url.DecodeFromChars(token));
            return new Opened(
                new TenantId(new Guid(content.AsSpan(0, 16))), new Guid(content.AsSpan(16, 16)), SHA256.HashData(content.AsSpan(32)));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException)
        {
            return null;
        }
    }

    public sealed record Opened(TenantId Tenant, Guid LinkId, byte[] SecretHash);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Seisan.ServiceDefaults.Security;

/// <summary>
/// Verifies a token's signature once and remembers the outcome by the token's hash for thirty seconds, never beyond
/// its end. Whether the person's rights changed meanwhile is asked on every request all the same.
/// </summary>
internal sealed class CachedTokens(IMemoryCache cache, TimeProvider clock) : TokenHandler
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    public override async Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        var key = ("token", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
        if (cache.TryGetValue(key, out TokenValidationResult? known))
            return Copy(known!);

        var result = await _handler.ValidateTokenAsync(token, validationParameters);
        if (!result.IsValid)
            return result;
        var left = result.SecurityToken.ValidTo - clock.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero)
            cache.Set(key, result, left < Longest ? left : Longest);
        return Copy(result);
    }

    public override SecurityToken ReadToken(string token) => _handler.ReadToken(token);

    /// <summary>Each request has an identity of its own, which it may add to.</summary>
    private static TokenValidationResult Copy(TokenValidationResult result) => new()
    {
        IsValid = true,
        ClaimsIdentity = result.ClaimsIdentity.Clone(),
        SecurityToken = result.SecurityToken,
        Issuer = result.Issuer,
        TokenType = result.TokenType,
    };
}

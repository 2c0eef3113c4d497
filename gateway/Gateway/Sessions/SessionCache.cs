using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Seisan.Kernel;
using StackExchange.Redis;

namespace Seisan.Gateway.Sessions;

/// <summary>
/// Spares the database the reading of a session on each request. Only a cache: what is missing, old, or unreachable is
/// read from the database, and an entry says itself, sealed, until when it may be believed.
/// </summary>
internal sealed class SessionCache(IConnectionMultiplexer redis, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>So long nothing is cached after a change: a reader that was on its way may still hold what was before.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(15);

    private static readonly byte[] Gap = [0];

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("session-cache").ToTimeLimitedDataProtector();

    public async Task<byte[]?> FindAsync(SessionKey key)
    {
        var sealedTicket = await TryAsync(async cache => (byte[]?)await cache.StringGetAsync(Name(key)));
        if (sealedTicket is null || sealedTicket.Length == Gap.Length) return null;
        try
        {
            return _protector.Unprotect(sealedTicket);
        }
        catch (CryptographicException)
        {
            return null; // out of date, or sealed with keys that are gone
        }
    }

    public Task KeepAsync(SessionKey key, byte[] ticket) =>
        TryAsync(cache => cache.StringSetAsync(Name(key), _protector.Protect(ticket, Fresh), Fresh, when: When.NotExists));

    public Task ForgetAsync(TenantId tenant, byte[] id) => TryAsync(cache => cache.StringSetAsync(Name(tenant, id), Gap, Settling));

    private async Task<T?> TryAsync<T>(Func<IDatabase, Task<T>> work)
    {
        if (!redis.IsConnected) return default;
        try
        {
            return await work(redis.GetDatabase());
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException)
        {
            return default;
        }
    }

    private static RedisKey Name(SessionKey key) => Name(key.Tenant, key.Id);

    private static RedisKey Name(TenantId tenant, byte[] id) => $"{tenant.Value:N}:gateway:session:{Convert.ToHexStringLower(id)}";
}

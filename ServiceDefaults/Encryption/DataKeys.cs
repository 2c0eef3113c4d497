using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Encryption;

/// <summary>
/// Seals and opens fields under the tenant's key for their class of data. A key is made at its first use, inside the
/// use case's transaction.
/// </summary>
public sealed class DataKeys
{
    private const int Current = 1;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private readonly ServiceDbContext _db;
    private readonly IMemoryCache _cache;
    private readonly KeyEncryptionKey _kek;
    private readonly HashSet<string> _made = [];

    internal DataKeys(ServiceDbContext db, IMemoryCache cache, KeyEncryptionKey kek) => (_db, _cache, _kek) = (db, cache, kek);

    /// <summary>The value sealed and bound to its tenant, table, column and row.</summary>
    public async Task<byte[]> SealAsync(
        string dataClass, string table, string column, Guid rowId, ReadOnlyMemory<byte> plain)
    {
        var key = await KeyAsync(dataClass, Current, mayMake: true);
        return Envelope.Seal(key, Current, plain.Span, BoundTo(table, column, rowId, Current));
    }

    /// <inheritdoc cref="SealAsync(string,string,string,Guid,ReadOnlyMemory{byte})"/>
    public Task<byte[]> SealAsync(string dataClass, string table, string column, Guid rowId, string text) =>
        SealAsync(dataClass, table, column, rowId, Encoding.UTF8.GetBytes(text));

    /// <exception cref="CryptographicException">The value was altered or belongs to another place.</exception>
    public async Task<byte[]> OpenAsync(string dataClass, string table, string column, Guid rowId, byte[] sealedValue)
    {
        var version = Envelope.VersionOf(sealedValue);
        var key = await KeyAsync(dataClass, version, mayMake: false);
        return Envelope.Open(key, sealedValue, BoundTo(table, column, rowId, version));
    }

    /// <inheritdoc cref="OpenAsync"/>
    public async Task<string> OpenTextAsync(
        string dataClass, string table, string column, Guid rowId, byte[] sealedValue) =>
        Encoding.UTF8.GetString(await OpenAsync(dataClass, table, column, rowId, sealedValue));

    /// <summary>The tenant's key of the class itself, for streams. Never store or log it.</summary>
    public Task<byte[]> KeyAsync(string dataClass) => KeyAsync(dataClass, Current, mayMake: true);

    /// <summary>Seals a field of an event for whoever may read the class.</summary>
    public string TransportSeal(string dataClass, string text) => Convert.ToBase64String(
        Envelope.Seal(_kek.TransportKey(Place(dataClass)), 0, Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Place(dataClass))));

    public string TransportOpen(string dataClass, string sealedText) => Encoding.UTF8.GetString(
        Envelope.Open(_kek.TransportKey(Place(dataClass)), Convert.FromBase64String(sealedText), Encoding.UTF8.GetBytes(Place(dataClass))));

    private async Task<byte[]> KeyAsync(string dataClass, int version, bool mayMake)
    {
        var place = $"{Place(dataClass)}|{version}";
        if (_cache.TryGetValue(("data-key", place), out byte[]? cached))
            return cached!;

        var wrapped = await FindAsync(dataClass, version);
        if (wrapped is null)
        {
            if (!mayMake)
                throw new CryptographicException("The key of this version is gone.");
            var made = _kek.Wrap(RandomNumberGenerator.GetBytes(32), place);
            await _db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO data_key (tenant_id, data_class, version, wrapped, created_at)
                VALUES ({_db.CurrentTenant.Value}, {dataClass}, {version}, {made}, now()) ON CONFLICT DO NOTHING
                """);
            // Not kept: the transaction that made the key may still be undone.
            _made.Add(place);
            return _kek.Unwrap((await FindAsync(dataClass, version))!, place);
        }

        var key = _kek.Unwrap(wrapped, place);
        return _made.Contains(place) ? key : _cache.Set(("data-key", place), key, Kept);
    }

    private Task<byte[]?> FindAsync(string dataClass, int version) => _db.DataKeys.AsNoTracking()
        .Where(row => row.DataClass == dataClass && row.Version == version).Select(row => row.Wrapped).SingleOrDefaultAsync();

    private string Place(string dataClass) => $"{_db.CurrentTenant}|{dataClass}";

    private byte[] BoundTo(string table, string column, Guid rowId, int version) =>
        Encoding.UTF8.GetBytes($"{_db.CurrentTenant}|{table}|{column}|{rowId}|{version}");
}

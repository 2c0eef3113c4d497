using System.Security.Cryptography;
using Seisan.Kernel;

namespace Seisan.Documents.Store;

/// <summary>
/// Sealed files in a folder, one folder a tenant, under names drawn at random. A file appears under its name only
/// once it is whole and on the disk.
/// </summary>
internal sealed class ObjectStore
{
    private const string Unfinished = ".part";
    private readonly string _root;

    public ObjectStore(IConfiguration configuration)
    {
        _root = configuration["Documents:Store"]
            ?? throw new InvalidOperationException("Documents:Store (the folder of the sealed files) is missing.");
        Directory.CreateDirectory(_root);
    }

    public static string NewName() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public async Task WriteAsync(TenantId tenant, string name, Func<Stream, Task> write)
    {
        var path = PathOf(tenant, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            await using (var file = new FileStream(path + Unfinished, FileMode.CreateNew, FileAccess.Write))
            {
                await write(file);
                await file.FlushAsync(CancellationToken.None);
                file.Flush(flushToDisk: true);
            }

            File.Move(path + Unfinished, path);
        }
        finally
        {
            File.Delete(path + Unfinished); // a whole file bears its name by now
        }
    }

    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public FileStream Read(TenantId tenant, string name) =>
        new(PathOf(tenant, name), FileMode.Open, FileAccess.Read, FileShare.Read);

    public void Delete(TenantId tenant, string name) => File.Delete(PathOf(tenant, name));

    /// <summary>The tenants that have files.</summary>
    public IEnumerable<TenantId> Tenants() =>
        from folder in Directory.EnumerateDirectories(_root)
        where Guid.TryParseExact(Path.GetFileName(folder), "D", out _)
        select new TenantId(Guid.ParseExact(Path.GetFileName(folder), "D"));

    /// <summary>The files of a tenant, whole or not, last written before the instant.</summary>
    public IEnumerable<string> NamesOlderThan(TenantId tenant, DateTimeOffset instant) =>
        from path in Directory.EnumerateFiles(Path.Combine(_root, tenant.ToString()), "*", SearchOption.AllDirectories)
        where File.GetLastWriteTimeUtc(path) < instant.UtcDateTime
        select Path.GetFileName(path);

    /// <summary>The first two letters spread a tenant's files over 256 folders.</summary>
    private string PathOf(TenantId tenant, string name) => Path.Combine(_root, tenant.ToString(), name[..2], name);
}

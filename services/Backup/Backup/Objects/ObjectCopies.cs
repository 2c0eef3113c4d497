using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using Seisan.Backup.Engine;

namespace Seisan.Backup.Objects;

/// <summary>
/// The object store's second place. Objects are sealed files that never change and have names drawn at random: what is
/// copied once stays, under its own name, until no catalogue that is kept names it.
/// </summary>
internal sealed class ObjectCopies(EngineFolder folder, string store)
{
    private const string Unfinished = ".part";

    /// <summary>Copies what is new and tells what was seen, name by name. A file whose writer is not finished is no object yet.</summary>
    public async Task<int> CopyNewAsync(ISet<string> seen, CancellationToken ct)
    {
        var copied = 0;
        foreach (var name in Names(store))
        {
            ct.ThrowIfCancellationRequested();
            var copy = Path.Combine(folder.Objects, name);
            if (!File.Exists(copy) && await CopyAsync(Path.Combine(store, name), copy, ct))
                copied++;
            if (File.Exists(copy))
                seen.Add(name);
        }

        return copied;
    }

    /// <summary>
    /// Writes the catalogue of a moment: every object is read again from its copy, and one that was in the catalogue before
    /// must have the hash that it had.
    /// </summary>
    /// <exception cref="EngineException">A copy is not what it was.</exception>
    public async Task<IReadOnlyDictionary<string, CopiedObject>> CatalogueAsync(string label, IEnumerable<string> names, CancellationToken ct)
    {
        var before = Newest() is { } newest ? await ReadAsync(newest, ct) : new Dictionary<string, CopiedObject>();
        var catalogue = new Dictionary<string, CopiedObject>();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var found = await HashAsync(Path.Combine(folder.Objects, name), ct);
            if (before.TryGetValue(name, out var known) && known != found)
                throw new EngineException($"The copy of the object {name} is not what it was.");
            catalogue.Add(name, found);
        }

        await WriteAsync(label, catalogue, ct);
        return catalogue;
    }

    /// <summary>Takes away the catalogues of backups that are no longer kept, and the copies that only they named.</summary>
    public async Task ForgetAsync(IReadOnlySet<string> kept, CancellationToken ct)
    {
        var named = new HashSet<string>();
        foreach (var path in Catalogues())
        {
            if (kept.Contains(LabelOf(path))) named.UnionWith((await ReadAsync(path, ct)).Keys);
            else File.Delete(path);
        }

        var live = Names(store).ToHashSet();
        foreach (var name in Names(folder.Objects).Where(name => !named.Contains(name) && !live.Contains(name)).ToList())
            File.Delete(Path.Combine(folder.Objects, name));
    }

    /// <summary>Puts back what the store has lost.</summary>
    public async Task<int> PutBackAsync(CancellationToken ct)
    {
        var back = 0;
        foreach (var name in Names(folder.Objects))
        {
            if (!File.Exists(Path.Combine(store, name)) && await CopyAsync(Path.Combine(folder.Objects, name), Path.Combine(store, name), ct))
                back++;
        }

        return back;
    }

    private static IEnumerable<string> Names(string root) => Directory.Exists(root)
        ? Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(Unfinished, StringComparison.Ordinal)).Select(path => Path.GetRelativePath(root, path))
        : [];

    private static async Task<bool> CopyAsync(string from, string to, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        try
        {
            await using (var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            await using (var target = new FileStream(to + Unfinished, FileMode.Create, FileAccess.Write))
            {
                await source.CopyToAsync(target, ct);
                target.Flush(flushToDisk: true);
            }

            File.Move(to + Unfinished, to, overwrite: true);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false; // deleted since it was listed
        }
    }

    private static async Task<CopiedObject> HashAsync(string path, CancellationToken ct)
    {
        await using var file = File.OpenRead(path);
        return new(Convert.ToHexStringLower(await SHA256.HashDataAsync(file, ct)), file.Length);
    }

    private IEnumerable<string> Catalogues() =>
        Directory.Exists(folder.Catalogues) ? Directory.EnumerateFiles(folder.Catalogues, "*.gz").Order(StringComparer.Ordinal) : [];

    private string? Newest() => Catalogues().LastOrDefault();

    private static string LabelOf(string path) => Path.GetFileNameWithoutExtension(path);

    private async Task WriteAsync(string label, Dictionary<string, CopiedObject> catalogue, CancellationToken ct)
    {
        var path = Path.Combine(folder.Catalogues, $"{label}.gz");
        await using (var file = new FileStream(path + Unfinished, FileMode.Create, FileAccess.Write))
        {
            await using (var packed = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true))
            await using (var writer = new StreamWriter(packed))
            {
                foreach (var (name, one) in catalogue)
                    await writer.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{one.Sha256}\t{one.Size}\t{name}").AsMemory(), ct);
            }

            file.Flush(flushToDisk: true);
        }

        File.Move(path + Unfinished, path, overwrite: true);
    }

    private static async Task<Dictionary<string, CopiedObject>> ReadAsync(string path, CancellationToken ct)
    {
        var catalogue = new Dictionary<string, CopiedObject>();
        await using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var parts = line.Split('\t');
            catalogue.Add(parts[2], new(parts[0], long.Parse(parts[1], CultureInfo.InvariantCulture)));
        }

        return catalogue;
    }
}

/// <param name="Sha256">Of the sealed bytes, lower-case hex.</param>
internal sealed record CopiedObject(string Sha256, long Size);

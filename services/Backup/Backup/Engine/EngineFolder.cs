namespace Seisan.Backup.Engine;

/// <summary>
/// What a backup consists of, below one folder. In a deployment it lies on another machine than the database, or is a
/// mount of one; the key of the repository stands in <see cref="Settings"/>, which is no part of what is copied away.
/// </summary>
internal sealed record EngineFolder(string Path)
{
    /// <summary>The settings of pgBackRest, readable by the account of the database server alone.</summary>
    public string Settings => In("engine", "pgbackrest.conf");

    public string Repository => In("repository");

    /// <summary>Copies of the object store's files under their own names.</summary>
    public string Objects => In("objects");

    /// <summary>One catalogue a backup: the hash, size and name of every object of its moment.</summary>
    public string Catalogues => In("catalogues");

    /// <summary>Where a backup is restored to be looked at.</summary>
    public string Scratch => In("scratch");

    /// <summary>The folders that the engine itself writes to, as the account of the server.</summary>
    public IReadOnlyList<string> OfEngine => [In("engine"), Repository, In("log"), In("lock"), In("spool"), Scratch];

    /// <summary>The folder that a link leads to, or null where there is none. The server's account may not be let through the link.</summary>
    public static EngineFolder? At(string link) =>
        Directory.Exists(link) ? new(Directory.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link) : null;

    public string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}

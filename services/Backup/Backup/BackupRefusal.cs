using Seisan.Kernel;

namespace Seisan.Backup;

/// <summary>What the service says no with.</summary>
internal static class BackupRefusal
{
    /// <summary>One was ordered and is not finished.</summary>
    public static readonly Refusal UnderWay = new("backup_under_way");

    /// <summary>The database server is backed up by those who run it.</summary>
    public static readonly Refusal NoEngine = new("backup_no_engine");
}

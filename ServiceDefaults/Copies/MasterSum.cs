using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Copies;

/// <summary>What masters, or copies of them, add up to. Two sets of the same masters and versions have the same sum.</summary>
public sealed record MasterSum(long Count, long HighestVersion, string Digest)
{
    /// <param name="rows">A constant SELECT of <c>id</c> and <c>version</c>.</param>
    public static Task<MasterSum> OfAsync(ServiceDbContext db, string rows, CancellationToken ct) =>
        db.Database.SqlQuery<MasterSum>(FormattableStringFactory.Create(
            """
            SELECT count(*) AS count, coalesce(max(version), 0) AS highest_version,
                   encode(sha256(convert_to(coalesce(string_agg(id || ' ' || version, ',' ORDER BY id), ''), 'UTF8')), 'hex') AS digest
            FROM (
            """ + rows + ") AS master")).SingleAsync(ct);
}

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Timelines;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Masters.Persistence;

/// <summary>Reads and writes whole masters of one kind; any number of them in a fixed count of statements.</summary>
internal sealed class MasterBook<T>(MastersDbContext db, Caller caller, MasterKind<T> kind)
    where T : class
{
    private static readonly JsonSerializerOptions Json = JsonSerializerOptions.Web;

    /// <summary>Lets one change of the kind at a time in, for the tenant, until the transaction ends.</summary>
    public Task<int> LockAsync() =>
        db.Database.ExecuteSqlAsync(
            $"SELECT pg_advisory_xact_lock(hashtextextended({caller.Tenant.ToString() + kind.Name}, 0))");

    public Task<List<Master<T>>> AllAsync(CancellationToken ct) => LoadAsync(db.Masters, ct);

    public Task<List<Master<T>>> OfCodesAsync(IReadOnlyCollection<string> codes, CancellationToken ct) =>
        LoadAsync(db.Masters.Where(row => codes.Contains(row.Code)), ct);

    public async Task<(Master<T> Master, uint RowVersion)?> FindAsync(Guid id, CancellationToken ct)
    {
        var row = await db.Masters.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.Kind == kind.Name, ct);
        if (row is null)
            return null;
        var versions = await db.Versions.AsNoTracking().Where(version => version.MasterId == id).ToListAsync(ct);
        return (new Master<T>(row.Id, row.Code, row.Version, versions.Select(Read)), row.RowVersion);
    }

    public async Task<List<Master<T>>> LoadAsync(IQueryable<MasterRow> chosen, CancellationToken ct)
    {
        var rows = await chosen.AsNoTracking().Where(row => row.Kind == kind.Name).OrderBy(row => row.Code).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.Id);
        var versions = (await db.Versions.AsNoTracking().Where(row => ids.Contains(row.MasterId)).ToListAsync(ct))
            .ToLookup(row => row.MasterId);
        return rows.ConvertAll(row => new Master<T>(row.Id, row.Code, row.Version, versions[row.Id].Select(Read)));
    }

    /// <summary>Writes masters with all their versions: two statements, however many there are.</summary>
    public async Task SaveAsync(IReadOnlyCollection<Master<T>> masters)
    {
        var heads = JsonSerializer.Serialize(masters.Select(one => new { one.Id, one.Code, one.Version }), Json);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO master (tenant_id, id, kind, code, version)
            SELECT {caller.Tenant.Value}, id, {kind.Name}, code, version
            FROM jsonb_to_recordset({heads}::jsonb) AS head(id uuid, code text, version bigint)
            ON CONFLICT (tenant_id, id) DO UPDATE SET version = excluded.version
            """);
        var versions = JsonSerializer.Serialize(masters.SelectMany(Rows), Json);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO master_version
                   (tenant_id, master_id, from_day, until_day, kind, code, active, content, search_terms)
            SELECT {caller.Tenant.Value}, id, "from", until, {kind.Name}, code, active, content, terms
            FROM jsonb_to_recordset({versions}::jsonb) AS version(
                 id uuid, code text, "from" date, until date, active boolean, content jsonb, terms text[])
            ON CONFLICT (tenant_id, master_id, from_day) DO UPDATE
            SET until_day = excluded.until_day, active = excluded.active, content = excluded.content,
                search_terms = excluded.search_terms
            """);
    }

    public static Dated<T> Read(MasterVersionRow row) =>
        new(row.FromDay, row.Active, JsonSerializer.Deserialize<T>(row.Content, Json)!);

    private IEnumerable<object> Rows(Master<T> master)
    {
        for (var at = 0; at < master.Versions.Count; at++)
        {
            var version = master.Versions[at];
            yield return new
            {
                master.Id,
                master.Code,
                version.From,
                Until = at + 1 < master.Versions.Count ? master.Versions[at + 1].From : DateOnly.MaxValue,
                version.Active,
                version.Content,
                Terms = Bigrams.Of([master.Code, .. kind.SearchTexts(version.Content)]),
            };
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Accounting.Exports;

/// <summary>Takes entries into an export, a part a step. An entry belongs to one export or to none.</summary>
internal sealed class GatherExport(AccountingDbContext db) : IJobHandler
{
    public const string JobKind = "gather-export";
    private const int AtOnce = 20_000;

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var id = job.ReadArguments<ExportJob>().ExportId;
        var export = await db.Exports.SingleAsync(row => row.Id == id, ct);
        var part = (await db.Database.SqlQuery<GatheredPart>(
            $"""
            WITH part AS (
                SELECT id FROM journal_entry
                WHERE tenant_id = {db.Tenant.Value} AND export_id IS NULL AND date >= {export.From ?? DateOnly.MinValue}
                  AND date <= {export.To}
                ORDER BY year, number LIMIT {AtOnce} FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE journal_entry AS own SET export_id = {id} FROM part
                WHERE own.tenant_id = {db.Tenant.Value} AND own.id = part.id AND own.export_id IS NULL
                RETURNING total
            )
            SELECT count(*) AS entries, coalesce(sum(total), 0)::bigint AS amount FROM taken
            """).ToListAsync(ct)).Single();
        export.Entries += part.Entries;
        export.Amount += part.Amount;
        var done = part.Entries < AtOnce;
        export.State = done ? JournalExport.Done : JournalExport.Running;
        return done ? JobStep.Complete(export.Entries) : JobStep.Continue($"{export.Entries}", export.Entries, null);
    }

    private sealed record GatheredPart(long Entries, long Amount);
}

internal sealed record ExportJob(Guid ExportId);

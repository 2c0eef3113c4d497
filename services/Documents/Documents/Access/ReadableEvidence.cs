using Microsoft.EntityFrameworkCore;
using Seisan.Documents.Files;
using Seisan.Documents.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Documents.Access;

/// <summary>
/// Who sees a piece of evidence: its owner, whoever may read all claims, and those who were asked to decide about a
/// claim it belongs to. For everybody else it does not exist.
/// </summary>
internal sealed class ReadableEvidence(DocumentsDbContext db, Caller caller)
{
    public async Task<Evidence?> FindAsync(Guid id, CancellationToken ct)
    {
        var evidence = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(evidence => evidence.Id == id, ct);
        return evidence is not null && await MayReadAsync(evidence, ct) ? evidence : null;
    }

    /// <summary>With all that an image tells: for its owner and for whoever may read all claims.</summary>
    public async Task<Evidence?> FindOriginalAsync(Guid id, CancellationToken ct)
    {
        var evidence = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(evidence => evidence.Id == id, ct);
        return evidence is not null && MayHaveOriginal(evidence) ? evidence : null;
    }

    private bool MayHaveOriginal(Evidence evidence) => evidence.OwnerId == caller.UserId || caller.Has(Permissions.ClaimsReadAll);

    private async Task<bool> MayReadAsync(Evidence evidence, CancellationToken ct)
    {
        if (MayHaveOriginal(evidence))
            return true;
        return caller.EmployeeId is { } employee && await db.ClaimEvidence
            .Where(link => link.EvidenceId == evidence.Id)
            .Join(db.ClaimReaders, link => link.ClaimId, reader => reader.ClaimId, (_, reader) => reader.EmployeeId)
            .AnyAsync(reader => reader == employee, ct);
    }
}

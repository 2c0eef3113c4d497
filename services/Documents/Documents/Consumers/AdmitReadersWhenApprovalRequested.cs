using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Workflow;
using Seisan.Documents.Access;
using Seisan.Documents.Persistence;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Documents.Consumers;

/// <summary>Lets those who are asked to decide see the receipts they decide about.</summary>
internal sealed class AdmitReadersWhenApprovalRequested(DocumentsDbContext db) : IConsumeTogether<ApprovalRequested>
{
    public async Task ConsumeAsync(IReadOnlyList<Arrived<ApprovalRequested>> arrived, CancellationToken ct)
    {
        var claims = arrived.Select(one => one.Message.ClaimId).Distinct().ToArray();
        var known = (await db.ClaimReaders.AsNoTracking().Where(reader => claims.Contains(reader.ClaimId)).ToListAsync(ct))
            .Select(reader => (reader.ClaimId, reader.EmployeeId)).ToHashSet();
        db.ClaimReaders.AddRange(arrived
            .SelectMany(one => one.Message.ApproverIds.Select(id => (one.Message.ClaimId, EmployeeId: id))).Where(known.Add)
            .Select(reader => new ClaimReader { ClaimId = reader.ClaimId, EmployeeId = reader.EmployeeId }));
        await db.SaveChangesAsync(ct);
    }
}

using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Workflow;
using Seisan.Documents.Access;
using Seisan.Documents.Persistence;

namespace Seisan.Documents.Consumers;

/// <summary>Lets those who are asked to decide see the receipts they decide about.</summary>
internal sealed class AdmitReadersWhenApprovalRequested(DocumentsDbContext db) : IConsumer<ApprovalRequested>
{
    public async Task Consume(ConsumeContext<ApprovalRequested> context)
    {
        var asked = context.Message;
        var known = await db.ClaimReaders
            .Where(reader => reader.ClaimId == asked.ClaimId && asked.ApproverIds.Contains(reader.EmployeeId))
            .Select(reader => reader.EmployeeId).ToListAsync(context.CancellationToken);
        db.ClaimReaders.AddRange(asked.ApproverIds.Distinct().Except(known)
            .Select(id => new ClaimReader { ClaimId = asked.ClaimId, EmployeeId = id }));
        await db.SaveChangesAsync();
    }
}

using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Claims.Persistence;

/// <summary>Saves a submission. A first one draws the next number of its year.</summary>
internal static class ClaimNumbers
{
    public static async Task<string> SaveSubmissionAsync(this ClaimsDbContext db, ExpenseClaim claim, Caller caller)
    {
        if (claim.Number is { } kept)
        {
            db.Announce(Submitted(claim, kept));
            db.Record(nameof(SubmitClaim), "expense-claim", claim.Id.ToString(), kept, after: claim.Gist());
            await db.SaveChangesAsync();
            return kept;
        }

        // The number is not known before the last statement: until then the messages carry a mark in its place.
        var mark = Guid.CreateVersion7(claim.UpdatedAt).ToString("N");
        OutboxMessage[] messages =
        [
            OutboxMessage.Of(Submitted(claim, mark), caller),
            OutboxMessage.Of<AuditRecorded>(db.AuditEntry(
                nameof(SubmitClaim), "expense-claim", claim.Id.ToString(), mark, null, claim.Gist()), caller),
        ];
        await db.SaveChangesAsync();
        return await DrawAsync(db, claim, mark, messages);
    }

    /// <summary>
    /// One statement takes the number, writes it into the claim and into the messages. It holds the tenant's counter
    /// row until the commit that follows at once: the others wait for no more than that, and a submission that fails
    /// leaves no gap.
    /// </summary>
    private static async Task<string> DrawAsync(
        ClaimsDbContext db, ExpenseClaim claim, string mark, OutboxMessage[] messages)
    {
        var year = JapanTime.DateOf(claim.SubmittedAt!.Value).Year;
        var prefix = string.Create(CultureInfo.InvariantCulture, $"EX-{year}-");
        var drawn = await db.Database.SqlQuery<string>(
            $"""
            WITH counter AS (
                INSERT INTO claim_number AS head (tenant_id, year, last) VALUES ({claim.TenantId.Value}, {year}, 1)
                ON CONFLICT (tenant_id, year) DO UPDATE SET last = head.last + 1
                RETURNING last
            ), drawn AS (
                SELECT {prefix} || lpad(last::text, greatest(6, length(last::text)), '0') AS number FROM counter
            ), numbered AS (
                UPDATE expense_claim SET number = drawn.number, search_terms = search_terms || ARRAY(
                    SELECT DISTINCT substr(lower(drawn.number), first, size)
                    FROM generate_series(1, length(drawn.number)) AS first, generate_series(1, 2) AS size)
                FROM drawn WHERE tenant_id = {claim.TenantId.Value} AND id = {claim.Id.Value}
            ), announced AS (
                INSERT INTO outbox (
                    tenant_id, id, type, body, correlation_id, trace_parent, created_at, not_before, attempts)
                SELECT {claim.TenantId.Value}, id, type, replace(body, {mark}, drawn.number),
                       {messages[0].CorrelationId}, {messages[0].TraceParent}, {messages[0].CreatedAt},
                       {messages[0].NotBefore}, 0
                FROM drawn, unnest({messages.Select(message => message.Id).ToArray()},
                    {messages.Select(message => message.Type).ToArray()},
                    {messages.Select(message => message.Body).ToArray()}) AS message (id, type, body)
            )
            SELECT number AS "Value" FROM drawn
            """).ToListAsync();
        db.HasWrittenOutbox();
        return drawn.Single();
    }

    private static ClaimSubmitted Submitted(ExpenseClaim claim, string number) =>
        new(claim.Id.Value, number, claim.ContentVersion, claim.ClaimantId.Value, claim.ClaimantName,
            claim.DepartmentId ?? Guid.Empty, Words.Of(claim.Form), claim.Title, claim.Total, claim.LineCount,
            claim.SubmittedAt!.Value,
            [.. claim.Receipts.Select(receipt => receipt.EvidenceId).OfType<Guid>().Distinct()]);
}

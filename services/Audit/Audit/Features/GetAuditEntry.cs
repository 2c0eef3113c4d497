using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Audit.Persistence;

namespace Seisan.Audit.Features;

internal static class GetAuditEntry
{
    public static void Map(IEndpointRouteBuilder entries) => entries
        .MapGet("/{id:guid}", Handle)
        .WithName(nameof(GetAuditEntry));

    private static async Task<Results<Ok<Entry>, NotFound>> Handle(Guid id, AuditDbContext db, CancellationToken ct)
    {
        var entry = await db.Entries.AsNoTracking().Where(entry => entry.EntryId == id).Select(entry => new Entry(
            entry.EntryId, entry.Sequence, entry.At, entry.RecordedAt, entry.PersonId, entry.SignInId, entry.PersonName,
            entry.OnBehalfOf, entry.Address, entry.Service, entry.Operation, entry.TargetKind, entry.TargetId,
            entry.TargetLabel, entry.Before, entry.After, entry.CorrelationId, entry.TraceId,
            Encoding.UTF8.GetString(entry.Canonical), Convert.ToHexStringLower(entry.Sha256))).SingleOrDefaultAsync(ct);
        return entry is null ? TypedResults.NotFound() : TypedResults.Ok(entry);
    }

    /// <param name="Before">JSON of what was, as text, or null.</param>
    /// <param name="After">JSON of what is, as text, or null.</param>
    /// <param name="Canonical">The text over which <paramref name="Sha256"/> is taken.</param>
    internal sealed record Entry(
        Guid Id, long Sequence, DateTimeOffset At, DateTimeOffset RecordedAt, Guid? PersonId, string? SignInId,
        string? PersonName, Guid? OnBehalfOf, string? Address, string Service, string Operation, string TargetKind,
        string TargetId, string? TargetLabel, string? Before, string? After, string CorrelationId, string? TraceId,
        string Canonical, string Sha256);
}

using System.Security.Cryptography;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Audit.Log;

/// <summary>One line of a tenant's operation log. Written once; nothing at run time can change or remove it.</summary>
internal sealed class AuditEntry : ITenantOwned
{
    private const int SearchedLetters = 2_000;

    private AuditEntry() { }

    public TenantId TenantId { get; private init; }
    public long Sequence { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid EntryId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public string Service { get; private init; } = "";
    public Guid? PersonId { get; private init; }
    public string? SignInId { get; private init; }
    public string? PersonName { get; private init; }
    public Guid? OnBehalfOf { get; private init; }
    public string? Address { get; private init; }
    public string Operation { get; private init; } = "";
    public string TargetKind { get; private init; } = "";
    public string TargetId { get; private init; } = "";
    public string? TargetLabel { get; private init; }
    public string? Before { get; private init; }
    public string? After { get; private init; }
    public string CorrelationId { get; private init; } = "";
    public string? TraceId { get; private init; }

    /// <summary>The record as <see cref="CanonicalText"/>; the columns above are a projection of it for searching.</summary>
    public byte[] Canonical { get; private init; } = [];

    public byte[] Sha256 { get; private init; } = [];
    public string[] PersonTerms { get; private init; } = [];
    public string[] SearchTerms { get; private init; } = [];

    public static AuditEntry Of(AuditRecorded told, Place place)
    {
        var at = LoggedText.Microseconds(told.At);
        var entry = Clean(told);
        var canonical = Canonise(entry, at, place);
        return new AuditEntry
        {
            TenantId = place.Tenant,
            Sequence = place.Sequence,
            RecordedAt = place.RecordedAt,
            EntryId = entry.EntryId,
            At = at,
            Service = entry.Service,
            PersonId = entry.PersonId,
            SignInId = entry.SignInId,
            PersonName = entry.PersonName,
            OnBehalfOf = entry.OnBehalfOf,
            Address = entry.Address,
            Operation = entry.Operation,
            TargetKind = entry.TargetKind,
            TargetId = entry.TargetId,
            TargetLabel = entry.TargetLabel,
            Before = entry.Before,
            After = entry.After,
            CorrelationId = entry.CorrelationId,
            TraceId = entry.TraceId,
            Canonical = canonical,
            Sha256 = SHA256.HashData(canonical),
            PersonTerms = Bigrams.Of($"{entry.PersonName}\n{entry.SignInId}"),
            SearchTerms = Bigrams.Of(Searched(entry)),
        };
    }

    private static byte[] Canonise(AuditRecorded entry, DateTimeOffset at, Place place) => CanonicalText.Of(
        ("v", 1L),
        ("tenant", place.Tenant.Value),
        ("sequence", place.Sequence),
        ("recordedAt", place.RecordedAt),
        ("entryId", entry.EntryId),
        ("at", at),
        ("service", entry.Service),
        ("personId", entry.PersonId),
        ("signInId", entry.SignInId),
        ("personName", entry.PersonName),
        ("onBehalfOf", entry.OnBehalfOf),
        ("address", entry.Address),
        ("operation", entry.Operation),
        ("targetKind", entry.TargetKind),
        ("targetId", entry.TargetId),
        ("targetLabel", entry.TargetLabel),
        ("before", entry.Before),
        ("after", entry.After),
        ("correlationId", entry.CorrelationId),
        ("traceId", entry.TraceId));

    private static AuditRecorded Clean(AuditRecorded told) => told with
    {
        Service = LoggedText.Clean(told.Service),
        SignInId = LoggedText.CleanOrNull(told.SignInId),
        PersonName = LoggedText.CleanOrNull(told.PersonName),
        Address = LoggedText.CleanOrNull(told.Address),
        Operation = LoggedText.Clean(told.Operation),
        TargetKind = LoggedText.Clean(told.TargetKind),
        TargetId = LoggedText.Clean(told.TargetId),
        TargetLabel = LoggedText.CleanOrNull(told.TargetLabel),
        Before = LoggedText.CleanOrNull(told.Before),
        After = LoggedText.CleanOrNull(told.After),
        CorrelationId = LoggedText.Clean(told.CorrelationId),
        TraceId = LoggedText.CleanOrNull(told.TraceId),
    };

    /// <summary>What the search over everything finds. A long before or after is searched in its first letters.</summary>
    private static string Searched(AuditRecorded entry) => string.Join('\n',
        entry.PersonName, entry.SignInId, entry.Address, entry.Operation, entry.TargetId, entry.TargetLabel,
        JsonWords.Of(entry.Before, SearchedLetters), JsonWords.Of(entry.After, SearchedLetters));
}

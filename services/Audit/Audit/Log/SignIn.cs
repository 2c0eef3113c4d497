using System.Security.Cryptography;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Audit.Log;

/// <summary>One attempt to sign in. Written once, as an <see cref="AuditEntry"/> is.</summary>
internal sealed class SignIn : ITenantOwned
{
    private SignIn() { }

    public TenantId TenantId { get; private init; }
    public long Sequence { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public Guid AttemptId { get; private init; }
    public DateTimeOffset At { get; private init; }
    public Guid? UserId { get; private init; }
    public string SignInId { get; private init; } = "";
    public string? Name { get; private init; }
    public string Outcome { get; private init; } = "";
    public string Address { get; private init; } = "";
    public string? UserAgent { get; private init; }
    public string? Method { get; private init; }
    public byte[] Canonical { get; private init; } = [];
    public byte[] Sha256 { get; private init; } = [];
    public string[] PersonTerms { get; private init; } = [];
    public string[] SearchTerms { get; private init; } = [];

    public static SignIn Of(SignInAttempted told, Place place)
    {
        var at = LoggedText.Microseconds(told.At);
        var attempt = told with
        {
            SignInId = LoggedText.Clean(told.SignInId),
            Name = LoggedText.CleanOrNull(told.Name),
            Outcome = LoggedText.Clean(told.Outcome),
            Address = LoggedText.Clean(told.Address),
            UserAgent = LoggedText.CleanOrNull(told.UserAgent),
            Method = LoggedText.CleanOrNull(told.Method),
        };
        var canonical = Canonise(attempt, at, place);
        return new SignIn
        {
            TenantId = place.Tenant,
            Sequence = place.Sequence,
            RecordedAt = place.RecordedAt,
            AttemptId = attempt.AttemptId,
            At = at,
            UserId = attempt.UserId,
            SignInId = attempt.SignInId,
            Name = attempt.Name,
            Outcome = attempt.Outcome,
            Address = attempt.Address,
            UserAgent = attempt.UserAgent,
            Method = attempt.Method,
            Canonical = canonical,
            Sha256 = SHA256.HashData(canonical),
            PersonTerms = Bigrams.Of($"{attempt.Name}\n{attempt.SignInId}"),
            SearchTerms = Bigrams.Of(string.Join('\n', attempt.Name, attempt.SignInId, attempt.Address, attempt.UserAgent)),
        };
    }

    private static byte[] Canonise(SignInAttempted attempt, DateTimeOffset at, Place place) => CanonicalText.Of(
        ("v", 1L),
        ("tenant", place.Tenant.Value),
        ("sequence", place.Sequence),
        ("recordedAt", place.RecordedAt),
        ("attemptId", attempt.AttemptId),
        ("at", at),
        ("userId", attempt.UserId),
        ("signInId", attempt.SignInId),
        ("name", attempt.Name),
        ("outcome", attempt.Outcome),
        ("address", attempt.Address),
        ("userAgent", attempt.UserAgent),
        ("method", attempt.Method));
}

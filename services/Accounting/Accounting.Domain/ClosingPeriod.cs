using Seisan.Kernel;

namespace Seisan.Accounting.Domain;

public enum PeriodState
{
    Open,

    /// <summary>Ordinary postings are refused; who may close may still post, and open it again.</summary>
    Soft,

    /// <summary>Nobody posts any more, and nobody opens it again.</summary>
    Hard,
}

/// <summary>A month of the books. A month without a row is open.</summary>
public sealed class ClosingPeriod : ITenantOwned
{
    public TenantId TenantId { get; init; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; init; }

    public PeriodState State { get; private set; }

    public string ChangedBy { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public uint Version { get; private set; }

    public Refusal? Change(PeriodState state, string by, DateTimeOffset now)
    {
        if (State is PeriodState.Hard) return AccountingRefusal.HardClosed;
        (State, ChangedBy, ChangedAt) = (state, by, now);
        return null;
    }
}

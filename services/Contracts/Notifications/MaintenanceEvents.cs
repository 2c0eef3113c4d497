namespace Seisan.Contracts.Notifications;

/// <summary>
/// A planned stop was published, extended, cancelled or ended early: always the whole of it, in the provider's
/// envelope. A later <paramref name="Version"/> replaces an earlier one.
/// </summary>
/// <param name="Functions">What is closed inside the window, as in Kernel's list of functions.</param>
/// <param name="EndsAt">Where it was ended early, when that was.</param>
/// <param name="Cancelled">It will not take place; nothing is closed.</param>
public sealed record MaintenanceScheduled(
    Guid WindowId, long Version, DateTimeOffset StartsAt, DateTimeOffset EndsAt, IReadOnlyList<string> Functions,
    string TextJa, string TextEn, bool Urgent, bool Cancelled);

/// <summary>A service ends for good, or will not after all; in the provider's envelope.</summary>
/// <inheritdoc cref="MaintenanceScheduled"/>
public sealed record EndOfServiceAnnounced(
    Guid NoticeId, long Version, DateTimeOffset EndsAt, IReadOnlyList<string> Functions, string TextJa, string TextEn,
    bool Cancelled);

namespace Seisan.ServiceDefaults.Parking;

/// <summary>Why a message was parked.</summary>
internal static class ParkingReason
{
    /// <summary>The consumer failed, again after its retries.</summary>
    public const string Failed = "failed";

    /// <summary>No consumer of the queue knows this type.</summary>
    public const string UnknownType = "unknown_type";

    public const string UnknownVersion = "unknown_version";

    /// <summary>Older than the inbox remembers: it may have had its effect already.</summary>
    public const string TooOld = "too_old";

    public const string NoTenant = "no_tenant";
    public const string NoId = "no_id";

    /// <summary>The broker gave it out again and again and nobody finished it.</summary>
    public const string DeliveryLimit = "delivery_limit";
}

/// <summary>The message must not be applied, now or later: no retry, it is parked at once.</summary>
internal sealed class NotApplicableException(string reason) : Exception($"The message is not applied: {reason}")
{
    public string Reason => reason;
}

using System.Collections.Frozen;
using System.Reflection;
using Seisan.Contracts;
using Seisan.Contracts.Claims;

namespace Seisan.ServiceDefaults.Messaging;

internal static class MessageHeaders
{
    public const string Tenant = "seisan-tenant";
    public const string Correlation = "seisan-correlation";

    /// <summary>How the envelope is to be read. A message without one is of the first version.</summary>
    public const string Version = "seisan-version";
}

/// <summary>The message records of Contracts by name.</summary>
internal static class MessageTypes
{
    private static readonly FrozenDictionary<string, Type> All = typeof(ClaimSubmitted).Assembly.GetExportedTypes()
        .ToFrozenDictionary(type => type.FullName!);

    /// <summary>
    /// Of the envelope: a record itself only grows or gets a new name. What says another version is not applied here.
    /// </summary>
    public const string Version = "1";

    /// <summary>Null for a record of another version of the platform: its row waits for that version.</summary>
    public static Type? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Whether some service listens: then the broker must find a queue for it, or the message is kept.</summary>
    public static bool IsHeard(Type type) => type.GetCustomAttribute<NobodyListensYetAttribute>() is null;
}

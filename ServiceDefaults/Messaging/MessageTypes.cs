using System.Collections.Frozen;
using System.Reflection;
using Seisan.Contracts;
using Seisan.Contracts.Claims;

namespace Seisan.ServiceDefaults.Messaging;

internal static class MessageHeaders
{
    public const string Tenant = "seisan-tenant";
    public const string Correlation = "seisan-correlation";
}

/// <summary>The message records of Contracts by name.</summary>
internal static class MessageTypes
{
    private static readonly FrozenDictionary<string, Type> All = typeof(ClaimSubmitted).Assembly.GetExportedTypes()
        .ToFrozenDictionary(type => type.FullName!);

    /// <summary>Null for a record of another version of the platform: its row waits for that version.</summary>
    public static Type? Find(string name) => All.GetValueOrDefault(name);

    /// <summary>Whether some service listens: then the broker must find a queue for it, or the message is kept.</summary>
    public static bool IsHeard(Type type) => type.GetCustomAttribute<NobodyListensYetAttribute>() is null;
}

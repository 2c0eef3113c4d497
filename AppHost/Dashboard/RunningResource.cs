using System.Text.Json.Serialization;

namespace Seisan.Dashboard;

/// <summary>One process of a resource, or a resource that is no process, as it is now.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Console">The last lines that it wrote.</param>
public sealed record RunningResource(
    string Name, string Kind, string State, string? Address, int? ProcessId, int Restarts, [property: JsonIgnore] Func<IReadOnlyList<string>> Console);

using System.Text.Json.Serialization;

namespace Seisan.Dashboard.Telemetry;

/// <summary>A name and what it says, both cut to what a page can show.</summary>
internal sealed record Attribute(string Name, string Value);

/// <summary>What a span does, in OTLP's numbers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SpanKind>))]
internal enum SpanKind
{
    Unspecified,
    Internal,
    Server,
    Client,
    Producer,
    Consumer,
}

internal sealed record SpanEvent(DateTimeOffset Time, string Name, IReadOnlyList<Attribute> Attributes);

/// <summary>One step of a trace, as one process reported it.</summary>
internal sealed record SpanRecord(
    string TraceId,
    string SpanId,
    string? ParentId,
    string Resource,
    string Scope,
    string Name,
    SpanKind Kind,
    DateTimeOffset Start,
    TimeSpan Duration,
    bool HasFailed,
    string StatusMessage,
    IReadOnlyList<Attribute> Attributes,
    IReadOnlyList<SpanEvent> Events)
{
    public DateTimeOffset End => Start + Duration;

    /// <summary>A statement or call that belongs to no request: a service that looks after its outbox, for example.</summary>
    public bool IsBackground => ParentId is null && Kind is SpanKind.Client;

    [JsonIgnore]
    public int Size => 300 + (2 * (Name.Length + Scope.Length + StatusMessage.Length)) + Sizes.Of(Attributes)
        + Events.Sum(one => 64 + (2 * one.Name.Length) + Sizes.Of(one.Attributes));

    public bool Says(string text) => Sizes.Has(Name, text) || TraceId.StartsWith(text, StringComparison.OrdinalIgnoreCase)
        || Attributes.Any(attribute => Sizes.Has(attribute.Value, text));
}

/// <param name="Severity">OTLP's number: 9 information, 13 warning, 17 error, 21 fatal.</param>
internal sealed record LogLine(
    DateTimeOffset Time,
    string Resource,
    string Category,
    int Severity,
    string Text,
    string? TraceId,
    string? SpanId,
    IReadOnlyList<Attribute> Attributes)
{
    public string Level => Severity switch
    {
        >= 21 => "Critical", >= 17 => "Error", >= 13 => "Warning", >= 9 => "Information", >= 5 => "Debug", > 0 => "Trace", _ => "Unknown",
    };

    [JsonIgnore]
    public int Size => 200 + (2 * (Text.Length + Category.Length)) + Sizes.Of(Attributes);

    public bool Says(string text) => Sizes.Has(Text, text) || Sizes.Has(Category, text) || Attributes.Any(attribute => Sizes.Has(attribute.Value, text));
}

/// <summary>Bytes of memory, about.</summary>
internal static class Sizes
{
    public static int Of(IReadOnlyList<Attribute> attributes) =>
        attributes.Sum(attribute => 96 + (2 * (attribute.Name.Length + attribute.Value.Length)));

    public static bool Has(string whole, string part) => whole.Contains(part, StringComparison.OrdinalIgnoreCase);
}

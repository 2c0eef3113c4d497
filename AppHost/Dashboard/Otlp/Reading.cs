using System.Globalization;
using Google.Protobuf;
using Seisan.Dashboard.Telemetry;
using Attribute = Seisan.Dashboard.Telemetry.Attribute;

namespace Seisan.Dashboard.Otlp;

/// <summary>OTLP's messages as records, each text cut to what a page shows.</summary>
internal static class Reading
{
    private const string Template = "{OriginalFormat}"; // the text before its values were put in
    private const int MostAttributes = 64;
    private const int MostEvents = 16;
    private const int MostBuckets = 32;
    private const int LongestName = 200;
    private const int LongestValue = 2_000;
    private const int LongestText = 8_000;

    public static IReadOnlyList<SpanRecord> Spans(TraceRequest request) =>
    [
        .. from one in request.ResourceSpans
           let resource = NameOf(one.Resource)
           from scope in one.ScopeSpans
           from span in scope.Spans
           select Read(span, resource, Cut(scope.Scope?.Name, LongestName)),
    ];

    public static IReadOnlyList<LogLine> Logs(LogRequest request) =>
    [
        .. from one in request.ResourceLogs
           let resource = NameOf(one.Resource)
           from scope in one.ScopeLogs
           from record in scope.LogRecords
           select new LogLine(
               Time(record.TimeUnixNano > 0 ? record.TimeUnixNano : record.ObservedTimeUnixNano), resource, Cut(scope.Scope?.Name, LongestName),
               record.SeverityNumber, Cut(Text(record.Body), LongestText), Id(record.TraceId), Id(record.SpanId),
               Read([.. record.Attributes.Where(one => one.Key != Template)])),
    ];

    public static IReadOnlyList<Reported> Measurements(MetricsRequest request) =>
    [
        .. from one in request.ResourceMetrics
           let resource = NameOf(one.Resource)
           from scope in one.ScopeMetrics
           from metric in scope.Metrics
           from reported in Read(metric, new(resource, Cut(metric.Name, LongestName)))
           select reported,
    ];

    private static SpanRecord Read(Span span, string resource, string scope) => new(
        Id(span.TraceId) ?? "", Id(span.SpanId) ?? "", Id(span.ParentSpanId), resource, scope, Cut(span.Name, LongestName), (SpanKind)span.Kind,
        Time(span.StartTimeUnixNano), TimeSpan.FromTicks((long)(Math.Max(span.EndTimeUnixNano, span.StartTimeUnixNano) - span.StartTimeUnixNano) / 100),
        span.Status is { Code: 2 }, Cut(span.Status?.Message, LongestValue), Read(span.Attributes),
        [.. span.Events.Take(MostEvents).Select(one => new SpanEvent(Time(one.TimeUnixNano), Cut(one.Name, LongestName), Read(one.Attributes)))]);

    private static IEnumerable<Reported> Read(Metric metric, InstrumentName name)
    {
        var (unit, description) = (Cut(metric.Unit, LongestName), Cut(metric.Description, LongestValue));
        return metric.DataCase switch
        {
            Metric.DataOneofCase.Gauge => metric.Gauge.DataPoints.Select(point => Number(point, InstrumentKind.Gauge, false)),
            Metric.DataOneofCase.Sum => metric.Sum.DataPoints.Select(point => Number(
                point, metric.Sum.IsMonotonic ? InstrumentKind.Counter : InstrumentKind.Gauge, metric.Sum.AggregationTemporality == 1)),
            Metric.DataOneofCase.Histogram => metric.Histogram.DataPoints.Select(Distribution),
            _ => [],
        };

        Reported Number(NumberPoint point, InstrumentKind kind, bool isDelta) => new(
            name, kind, unit, description, Labels(point.Attributes), [], isDelta,
            new(Time(point.TimeUnixNano), point.ValueCase is NumberPoint.ValueOneofCase.AsInt ? point.AsInt : point.AsDouble, 0, []));

        Reported Distribution(HistogramPoint point) => new(
            name, InstrumentKind.Histogram, unit, description, Labels(point.Attributes), [.. point.ExplicitBounds.Take(MostBuckets)],
            metric.Histogram.AggregationTemporality == 1,
            new(Time(point.TimeUnixNano), point.Sum, (long)point.Count, [.. point.BucketCounts.Take(MostBuckets).Select(count => (long)count)]));
    }

    private static string NameOf(Resource? resource) =>
        Cut(resource?.Attributes.FirstOrDefault(one => one.Key == "service.name") is { } name ? Text(name.Value) : "unknown", LongestName);

    private static IReadOnlyList<Attribute> Read(IReadOnlyCollection<KeyValue> attributes) =>
        [.. attributes.Take(MostAttributes).Select(one => new Attribute(Cut(one.Key, LongestName), Cut(Text(one.Value), LongestValue)))];

    private static string Labels(IEnumerable<KeyValue> attributes) => Cut(
        string.Join(", ", attributes.Take(MostAttributes).OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={Text(one.Value)}")),
        LongestValue);

    private static string Text(AnyValue? value) => value?.ValueCase switch
    {
        AnyValue.ValueOneofCase.StringValue => value.StringValue,
        AnyValue.ValueOneofCase.BoolValue => value.BoolValue ? "true" : "false",
        AnyValue.ValueOneofCase.IntValue => value.IntValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.DoubleValue => value.DoubleValue.ToString(CultureInfo.InvariantCulture),
        AnyValue.ValueOneofCase.BytesValue => $"{value.BytesValue.Length} bytes",
        AnyValue.ValueOneofCase.ArrayValue => $"[{string.Join(", ", value.ArrayValue.Values.Take(MostAttributes).Select(Text))}]",
        AnyValue.ValueOneofCase.KvlistValue => $"{{{Labels(value.KvlistValue.Values)}}}",
        _ => "",
    };

    private static string? Id(ByteString bytes) => bytes.Length is 0 or > 16 ? null : Convert.ToHexStringLower(bytes.Span);

    private static DateTimeOffset Time(ulong nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks((long)(nanoseconds / 100));

    private static string Cut(string? text, int longest) => text is null ? "" : text.Length <= longest ? text : $"{text[..longest]}…";
}

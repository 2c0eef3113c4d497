using Seisan.Dashboard.Telemetry;

namespace Seisan.AppHost.Tests;

/// <summary>Whatever comes in, what is kept stays bounded.</summary>
public sealed class TelemetryStoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_newest_are_kept_by_count_and_by_size()
    {
        var few = new Ring<string>(3, 1_000);
        foreach (var item in (string[])["a", "b", "c", "d"]) few.Add(item, 10);
        Assert.Equal(["d", "c", "b"], few.NewestFirst());

        few.Add("large", 985);
        Assert.Equal(["large", "d"], few.NewestFirst());
        Assert.Equal((2, 995), (few.Count, few.Bytes));

        few.Add("larger than all", 2_000);
        Assert.Equal(["larger than all"], few.NewestFirst());
    }

    [Fact]
    public async Task Readers_see_whole_items_while_one_thread_writes()
    {
        var ring = new Ring<string>(16, 400);
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 200_000; i++) ring.Add("item", 20 + (i % 50));
        }, TestContext.Current.CancellationToken);
        while (!writing.IsCompleted) Assert.All(ring.NewestFirst(), item => Assert.Equal("item", item));
        await writing;
        Assert.InRange(ring.Bytes, 1, 400);
    }

    [Fact]
    public void A_flood_of_spans_and_logs_takes_no_more_than_its_room()
    {
        var store = new TelemetryStore();
        var text = new string('x', 2_000);
        for (var batch = 0; batch < 200; batch++)
        {
            store.Add(Batch.Of([.. Enumerable.Range(0, 512).Select(one => Span($"{batch}-{one}", SpanKind.Server, text))]));
            store.Add(Batch.Of([.. Enumerable.Range(0, 512).Select(_ => new LogLine(Noon, "shop", "Orders", 9, text, null, null, []))]));
        }

        Assert.InRange(store.Bytes, 1, 80L << 20);
        Assert.Equal("199-511", store.Spans.First().SpanId);
    }

    [Fact]
    public void What_looks_after_itself_does_not_push_requests_out()
    {
        var store = new TelemetryStore();
        store.Add(Batch.Of([Span("request", SpanKind.Server, "")]));
        for (var batch = 0; batch < 100; batch++)
        {
            store.Add(Batch.Of([.. Enumerable.Range(0, 512).Select(one => Span($"{batch}-{one}", SpanKind.Client, ""))]));
        }

        Assert.Equal("request", Assert.Single(store.Spans).SpanId);
        Assert.Equal(2_000, store.Background.Count());
    }

    [Fact]
    public void More_series_than_are_kept_are_counted_and_not_kept()
    {
        var store = new TelemetryStore();
        for (var number = 0; number < TelemetryStore.MostSeries + 5; number++) store.Add(Batch.Of([Measured($"n={number}", 1)]));

        Assert.Equal(TelemetryStore.MostSeries, Assert.Single(store.Instruments).Series.Count);
        Assert.Equal(5, store.Lost);
    }

    [Fact]
    public void A_counter_is_drawn_as_its_rate_also_when_its_process_began_anew()
    {
        var series = new Series("", []);
        foreach (var (second, total) in ((int, double)[])[(0, 10), (5, 20), (10, 5)]) series.Add(new(Noon.AddSeconds(second), total, 0, []), isDelta: false);

        Assert.Equal([2, 1], Curve.Of(series, InstrumentKind.Counter).Points.Select(point => point.Value));
    }

    [Fact]
    public void A_percentile_lies_in_its_bucket_of_what_came_since_the_last_report()
    {
        var before = new Measurement(Noon, 0, 100, [100, 0, 0, 0]);
        var after = new Measurement(Noon.AddSeconds(5), 0, 200, [150, 40, 10, 0]);

        Assert.Equal(3.0, Curve.Percentile(before, after, [1, 2, 4]), 6);
    }

    private static SpanRecord Span(string id, SpanKind kind, string text) => new(
        id, id, null, "shop", "scope", "name", kind, Noon, TimeSpan.FromMilliseconds(1), false, "", [new("text", text)], []);

    private static Reported Measured(string labels, double value) =>
        new(new("shop", "orders"), InstrumentKind.Counter, "1", "", labels, [], false, new(Noon, value, 0, []));
}

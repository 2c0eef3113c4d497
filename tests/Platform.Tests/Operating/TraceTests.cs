using Seisan.Platform.Tests.Browser;
using Seisan.Platform.Tests.Claims;

namespace Seisan.Platform.Tests.Operating;

/// <summary>What one click sets off, through all services and the broker, is one trace on the dashboard.</summary>
public sealed class TraceTests(RunningPlatform platform, Chromium chromium)
{
    [Fact]
    public async Task A_submission_in_the_browser_and_the_mail_to_its_approver_are_one_trace()
    {
        var claim = await SubmitAsync("一本の跡");
        using var dashboard = new DashboardClient(platform);

        var way = await Soon.Find(
            async () =>
            {
                foreach (var trace in (await dashboard.TracesAsync(claim.ToString())).Where(one => one.Resources.Contains("notifications")))
                {
                    var spans = await dashboard.SpansAsync(trace.Id);
                    if (spans.Find(IsMail) is { } mail && WayTo(mail, spans) is { } found) return found;
                }

                return null;
            },
            $"No trace of claim {claim} goes from a request to a mail");

        Assert.Equal(["gateway", "claims", "workflow", "notifications"], way.Select(span => span.Resource).Distinct());
        Assert.Equal("Server", way[0].Kind);
        Assert.Equal(["claims", "workflow"], way.Where(span => span.Name == "outbox publish").Select(span => span.Resource));
        Assert.Equal(["workflow", "notifications"], way.Where(span => span is { Scope: "MassTransit", Kind: "Consumer" }).Select(span => span.Resource).Distinct());
        Assert.DoesNotContain(way, span => span.HasFailed);
    }

    private static bool IsMail(SeenSpan span) => span is { Resource: "notifications", Name: "mail send" };

    /// <summary>From the first cause to the span; null while one of them has not been reported.</summary>
    private static List<SeenSpan>? WayTo(SeenSpan span, List<SeenSpan> all)
    {
        List<SeenSpan> way = [span];
        while (way[0].ParentId is { } parent)
        {
            if (all.Find(one => one.SpanId == parent) is not { } cause) return null;
            way.Insert(0, cause);
        }

        return way;
    }

    private async Task<Guid> SubmitAsync(string title)
    {
        await using var session = await Session.OpenAsync(chromium, platform, DemoPerson.Employee, "/claims/new");
        var category = (await session.ReadAsync("/api/v1/claim-options")).GetProperty("categories").EnumerateArray()
            .First(one => !one.GetProperty("receiptRequired").GetBoolean()).GetProperty("name").GetString()!;
        var editor = await EditorPage.NewAsync(session.Page);
        await session.Page.FillAsync("#Title", title);
        await editor.WriteAsync(0, "2026/11/09", category, "東海鉄道", "1,480");
        await editor.BecomesAsync("saved");
        var id = editor.Id;
        await editor.SubmitAsync();
        await session.Page.WaitForURLAsync(url => !url.Contains("/edit", StringComparison.Ordinal));
        return id;
    }
}

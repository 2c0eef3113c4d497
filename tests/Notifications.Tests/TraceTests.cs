using System.Collections.Concurrent;
using System.Diagnostics;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

public sealed class TraceTests(NotificationsService service)
{
    private readonly TenantId _tenant = TestPerson.NewTenant();

    [Fact]
    public async Task A_mail_belongs_to_the_trace_of_what_it_tells_also_when_several_arrive_together()
    {
        const int Claims = 5;
        var sent = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "MassTransit" or "Seisan.Mail" or "Test.Claims",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == "Seisan.Mail")
                    sent.Enqueue(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource("Test.Claims");
        var (approver, address) = (Guid.CreateVersion7(), A.NewAddress());
        await service.Deliver(_tenant, A.Employee(approver, address));

        var traces = await Task.WhenAll(Enumerable.Range(0, Claims).Select(async _ =>
        {
            Activity.Current = null;
            using var submission = source.StartActivity("submission")!;
            await service.Deliver(_tenant, A.Requested(approver));
            return submission.TraceId;
        }));

        await Wait.Until(
            () => Task.FromResult(traces.All(trace => sent.Any(mail => mail.TraceId == trace))), "a mail has no trace of its own");
        Assert.Equal(Claims, traces.Distinct().Count());
        Assert.All(traces, trace => Assert.Equal("sent", Assert.Single(sent, mail => mail.TraceId == trace).GetTagItem("mail.state")));
        Assert.Equal(Claims, (await NotificationsService.MailsToAsync(address)).Count);
    }
}

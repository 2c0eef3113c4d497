using System.Net;
using System.Net.Http.Headers;
using Seisan.LocalRunner.Processes;
using Seisan.Platform.Testing;

namespace Seisan.ServiceDefaults.Tests;

/// <summary>A service that has just started cannot have identity's keys from identity.</summary>
public sealed class IdentityAwayTests(SampleService service) : IClassFixture<SampleService>
{
    [Fact]
    public async Task A_token_that_cannot_be_checked_is_no_bad_token()
    {
        var settings = await service.SettingsForAProcess();
        settings["services:identity:http:0"] = $"http://127.0.0.1:{FreePort.Take()}";
        settings["Messaging:Prefix"] = "alone-";
        settings["Outbox:Relay"] = "false";
        await using var process = await ServiceProcess.StartAsync(typeof(Program), settings);
        using var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await TestIssuer.Shared).TokenFor(TestPerson.InNewTenant()));

        using var answer = await client.GetAsync(new Uri("/api/v1/notes", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains("\"busy\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

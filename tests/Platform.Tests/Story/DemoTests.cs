namespace Seisan.Platform.Tests.Story;

/// <summary>Who tries the demo finds work, whichever sign-in is chosen.</summary>
public sealed class DemoTests(RunningPlatform platform)
{
    [Theory]
    [InlineData("aoba", "tanaka")]
    [InlineData("midori", "yamamoto")]
    public async Task The_second_approver_has_a_claim_waiting_that_the_first_approved(string company, string director)
    {
        using var session = await Api.Api.AsAsync(platform, DemoPerson.Stranger with { Company = company, SignInId = director });

        var waiting = await session.GetAsync("/api/v1/approvals?state=waiting", TestContext.Current.CancellationToken);

        var claim = Assert.Single(waiting.GetProperty("items").EnumerateArray(), one => one.GetProperty("title").GetString() == "実務研修の受講");
        Assert.Equal(66_000, claim.GetProperty("total").GetInt64());
    }
}

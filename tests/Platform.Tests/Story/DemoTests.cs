namespace Seisan.Platform.Tests.Story;

/// <summary>Who tries the demo finds work, whichever sign-in is chosen.</summary>
public sealed class DemoTests(RunningPlatform platform)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("aoba", "tanaka")]
    [InlineData("midori", "yamamoto")]
    public async Task The_second_approver_has_a_claim_waiting_that_the_first_approved(string company, string director)
    {
        using var session = await Api.Api.AsAsync(platform, DemoPerson.Stranger with { Company = company, SignInId = director });

        var waiting = await session.GetAsync("/api/v1/approvals?state=waiting", Cancel);

        var claim = Assert.Single(waiting.GetProperty("items").EnumerateArray(), one => one.GetProperty("title").GetString() == "実務研修の受講");
        Assert.Equal(66_000, claim.GetProperty("total").GetInt64());
    }

    [Theory]
    [InlineData("aoba", "ito", 2)]
    [InlineData("midori", "sasaki", 1)]
    public async Task The_accountant_has_approved_claims_rules_to_post_them_by_and_an_account_to_pay_them_from(
        string company, string accountant, int approved)
    {
        using var session = await Api.Api.AsAsync(platform, DemoPerson.Stranger with { Company = company, SignInId = accountant });

        var owed = await Soon.Find(
            async () => (await session.GetAsync("/api/v1/payables", Cancel)).GetProperty("items") is var items
                && items.GetArrayLength() >= approved ? items.EnumerateArray().ToList() : null,
            "No claim is owed");
        var rules = await session.GetAsync("/api/v1/accounting-rules", Cancel);
        var accounts = await session.GetAsync("/api/v1/payer-accounts", Cancel);

        Assert.All(owed, one => Assert.NotEqual(0, one.GetProperty("total").GetInt64()));
        Assert.NotEqual(0, rules.GetProperty("creditAccounts").GetArrayLength());
        Assert.NotEqual(0, accounts.GetProperty("items").GetArrayLength());
    }
}

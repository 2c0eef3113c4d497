namespace Seisan.Platform.Tests.Browser;

/// <summary>Every page, in both languages and both widths: no breach of the policy, no error, no finding of axe.</summary>
public sealed class EveryPageTests(RunningPlatform platform, Chromium chromium)
{
    public static TheoryData<string, string> Languages => new() { { "ja", "" }, { "en", "-en" } };

    [Theory, MemberData(nameof(Languages))]
    public Task Pages_of_an_employee(string language, string suffix) =>
        SeeAsync(DemoPerson.Employee, language, suffix, "/", "/claims", "/claims/new", "/messages", "/menu");

    [Theory, MemberData(nameof(Languages))]
    public Task Pages_of_an_approver(string language, string suffix) =>
        SeeAsync(DemoPerson.Head, language, suffix, "/approvals");

    [Theory, MemberData(nameof(Languages))]
    public Task Pages_of_an_administrator(string language, string suffix) => SeeAsync(
        DemoPerson.Administrator, language, suffix, "/employees", "/departments", "/expense-categories", "/audit-entries",
        "/sign-ins", "/approval-routes", "/approvals/unopened", "/docs");

    private async Task SeeAsync(DemoPerson person, string language, string suffix, params string[] paths)
    {
        await using var session = await Session.OpenAsync(chromium, platform, person, paths[0], language: language);
        foreach (var path in paths)
        {
            await session.Page.GotoAsync(path);
            var name = path.Trim('/').Replace('/', '-');
            await session.Watch.CheckAsync((name.Length == 0 ? "home" : name) + suffix);
        }
    }
}

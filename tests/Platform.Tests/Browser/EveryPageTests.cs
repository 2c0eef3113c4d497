using System.Reflection;
using Microsoft.AspNetCore.Components;
using Seisan.Platform.Tests.Api;

namespace Seisan.Platform.Tests.Browser;

/// <summary>Every page, in both languages and both widths: no breach of the policy, no error, no finding of axe.</summary>
public sealed class EveryPageTests(RunningPlatform platform, Chromium chromium)
{
    public static MatrixTheoryData<string, string> People => new(
        PageCatalogue.All.Select(page => page.Person?.SignInId ?? "").Distinct(), ["ja", "en"]);

    private static readonly (string Template, Type? Component)[] Routable =
    [
        .. typeof(Seisan.Web.App).Assembly.GetTypes().SelectMany(
            type => type.GetCustomAttributes<RouteAttribute>().Select(route => (route.Template, (Type?)type))),
    ];

    [Fact]
    public void No_page_is_left_out()
    {
        var pages = Routable.Select(page => page.Template).Concat(PageCatalogue.OfIdentity);

        Assert.Equal(pages.Order(), PageCatalogue.All.Select(page => page.Template).Distinct().Order());
    }

    [Theory, MemberData(nameof(People))]
    public async Task Pages_of(string person, string language)
    {
        var pages = PageCatalogue.All.Where(page => (page.Person?.SignInId ?? "") == person).ToArray();
        if (language != "ja") pages = [.. pages.DistinctBy(ComponentOf)];
        if (person == DemoPerson.Operator.SignInId) await ParkAsync();
        if (pages.Any(page => page.Template.StartsWith("/accounting", StringComparison.Ordinal) || page.Template is "/claims/outputs"))
            await Books.KeepAsync(platform);
        await using var session = pages[0].Person is { } someone
            ? await Session.OpenAsync(chromium, platform, someone, "/menu", language: language)
            : await Session.OpenAsync(chromium, platform, language);
        if (person == DemoPerson.Operator.SignInId) await DraftAsync(session);
        if (person == DemoPerson.Operator.SignInId && (await session.ReadAsync("/api/v1/backups")).GetProperty("items").GetArrayLength() == 0)
            await session.SendAsync("/api/v1/backups", new { });
        foreach (var page in pages)
        {
            session.Watch.Expected.Clear();
            if (page.Status != 200) session.Watch.Expected.Add(page.Status);
            var answer = await session.Page.GotoAsync(await AddressAsync(session, page));

            Assert.True(answer!.Status == page.Status, $"{page.Name} answered {answer.Status}");
            Assert.Equal(language, await session.Page.GetAttributeAsync("html", "lang"));
            await session.Watch.LookAsync(language == "ja" ? page.Name : $"{page.Name}-{language}", again: language != "ja");
        }
    }

    [Fact]
    public async Task The_page_for_a_new_password_is_opened_by_the_link_of_an_administrator()
    {
        await using var administrator = await Session.OpenAsync(chromium, platform, DemoPerson.Administrator, "/menu");
        var users = await administrator.ReadAsync("/api/v1/users");
        var user = users.GetProperty("items").EnumerateArray()
            .First(one => one.GetProperty("signInId").GetString() == DemoPerson.Colleague.SignInId);
        var link = await administrator.SendAsync(
            $"/api/v1/users/{user.GetProperty("id").GetString()}/password-link", new { delivery = "show" });
        await using var anyone = await Session.OpenAsync(chromium, platform, "ja");

        await anyone.Page.GotoAsync(link.GetProperty("link").GetString()!);

        await anyone.Watch.CheckAsync("set-password");
        await anyone.Page.FillAsync("#password", "long enough for all");
        await anyone.Page.FillAsync("#again", "long enough but other");
        anyone.Watch.Expected.Add(422);
        await anyone.Page.ClickAsync("button.primary");
        await anyone.Page.WaitForSelectorAsync(".alert");
        await anyone.Watch.CheckAsync("set-password-refused");
    }

    /// <summary>In the second language a page is seen once; the first sees it under each of its addresses.</summary>
    private static string ComponentOf(PageCase page) => Routable
        .FirstOrDefault(one => one.Template == page.Template).Component?.Name ?? page.Template;

    /// <summary>A message that nobody could handle, as the relay's login writes it.</summary>
    private async Task ParkAsync()
    {
        await using var claims = Databases.Open(platform, "claims");
        await using var park = claims.CreateCommand("""
            INSERT INTO parked_message (id, tenant, queue, message_id, message_type, body, content_type, headers, size,
                                        reason, problem, count, parked_at, state)
            VALUES (gen_random_uuid(), NULL, 'claims-follow-approval', gen_random_uuid(),
                    'Seisan.Contracts.Workflow.ApprovalCompleted', '\x7b7d', 'application/json',
                    '{"seisan-tenant": "unknown"}', 2, 'failed', 'No claim has this id.', 3, now(), 'parked')
            """);
        await park.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A planned stop that nobody is told of.</summary>
    private static async Task DraftAsync(Session session)
    {
        var start = TimeProvider.System.GetUtcNow().AddDays(20);
        await session.SendAsync("/api/v1/platform-notices", new
        {
            kind = "maintenance", startsAt = start, endsAt = start.AddHours(2), functions = (string[])["claims", "approvals"],
            textJa = "機器を交換します。", textEn = "Machines are replaced.",
        });
    }

    private static async Task<string> AddressAsync(Session session, PageCase page)
    {
        if (page.IdFrom is not { } list) return page.Address;
        var rows = (await session.ReadAsync(list)).GetProperty("items");
        Assert.True(rows.GetArrayLength() > 0, $"{list} is empty, so {page.Template} cannot be opened");
        return page.Address.Replace("{id}", rows[0].GetProperty("id").GetString(), StringComparison.Ordinal);
    }
}

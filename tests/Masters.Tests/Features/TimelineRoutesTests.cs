using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class TimelineRoutesTests(MastersService service) : IClassFixture<MastersService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _admin = Administrator();
    private HttpClient Client => service.As(_admin);

    [Fact]
    public async Task A_new_master_is_told_with_its_timeline_and_written_into_the_log()
    {
        var id = await Client.Register("ranks", "R10", new { name = "主任", level = 10 });

        var timeline = Assert.Single(Assert.Single(await service.Outbox<RankChanged>(_admin.Tenant)).Items);
        Assert.Equal((id, "R10", 1L, "主任"), (timeline.Id, timeline.Code, timeline.Version, Assert.Single(timeline.Versions).Content.Name));
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(_admin.Tenant));
        Assert.Equal(("RegisterRank", "rank", "R10"), (entry.Operation, entry.TargetKind, entry.TargetLabel));
    }

    [Fact]
    public async Task Next_years_organisation_can_be_entered_ahead()
    {
        var id = await Client.Register("departments", "D1", new { name = "営業部", parentId = (Guid?)null });

        var response = await Client.Change("departments", id, new { from = "2030-04-01", active = true, content = new { name = "営業本部", parentId = (Guid?)null } });

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("営業部", await NameOn("2026-05-01"));
        Assert.Equal("営業本部", await NameOn("2030-04-01"));
        Assert.Equal(2, (await service.Outbox<DepartmentChanged>(_admin.Tenant))[^1].Items[0].Versions.Count);

        async Task<string?> NameOn(string day) =>
            (await Client.Get($"departments?on={day}")).GetProperty("items")[0].GetProperty("name").GetString();
    }

    [Fact]
    public async Task A_change_against_a_version_that_is_not_the_latest_is_refused()
    {
        var id = await Client.Register("ranks", "R10", new { name = "主任", level = 10 });

        var response = await Client.Change("ranks", id, new { from = "2026-04-01", active = true, content = new { name = "係長", level = 10 } }, "\"1\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode);
        Assert.Equal("主任", (await Client.Get("ranks")).GetProperty("items")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task A_department_cannot_lie_inside_itself()
    {
        var top = await Client.Register("departments", "D1", new { name = "本社", parentId = (Guid?)null });
        var below = await Client.Register("departments", "D2", new { name = "営業部", parentId = top });

        var response = await Client.Change("departments", top, new { from = "2026-10-01", active = true, content = new { name = "本社", parentId = below } });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("department_cycle", (await response.Json()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_code_is_taken_once()
    {
        await Client.Register("accounts", "7000", new { name = "旅費交通費", nameEn = "Travel" });

        var response = await Client.PostAsJsonAsync(
            At("/api/v1/accounts"), new { code = "7000", from = "2026-04-01", content = new { name = "会議費", nameEn = "" } }, Cancel);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("code_taken", (await response.Json()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_reference_to_nothing_or_to_another_kind_is_refused_with_its_path()
    {
        var rank = await Client.Register("ranks", "R10", new { name = "主任", level = 10 });

        var response = await Client.PostAsJsonAsync(
            At("/api/v1/departments"), new { code = "D1", from = "2026-04-01", content = new { name = "本社", parentId = rank } }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty("content.parentId", out _));
    }

    [Theory]
    [InlineData("""{"code":"A","from":"0001-01-01","content":{"name":"x","nameEn":""}}""", "from")]
    [InlineData("""{"code":"A","from":"2026-02-30","content":{"name":"x","nameEn":""}}""", "from")]
    [InlineData("""{"code":"A/B","from":"2026-01-01","content":{"name":"x","nameEn":""}}""", "code")]
    [InlineData("""{"code":"A","from":"2026-01-01","content":{"name":" ","nameEn":""}}""", "content.name")]
    [InlineData("""{"code":"A","from":"2026-01-01","content":{"name":"x","nameEn":"","colour":1}}""", "content.colour")]
    public async Task A_malformed_master_is_refused_with_the_path(string body, string path)
    {
        var response = await Client.PostAsync(At("/api/v1/accounts"), new StringContent(body, null, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(path, out _), await response.Content.ReadAsStringAsync(Cancel));
        Assert.Empty(await Client.Codes("accounts"));
    }

    [Fact]
    public async Task Another_tenants_master_is_not_found_and_not_changed()
    {
        var id = await Client.Register("projects", "P1", new { name = "秘密", nameEn = "" });
        var stranger = service.As(Administrator());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(At($"/api/v1/projects/{id}"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Change("projects", id, new { from = "2026-04-01", active = false, content = new { name = "x", nameEn = "" } })).StatusCode);
        Assert.Empty(await stranger.Codes("projects?text=秘密"));
        Assert.Equal("秘密", (await Client.Get($"projects/{id}")).GetProperty("versions")[0].GetProperty("content").GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_employee_reads_masters_and_changes_none()
    {
        var employee = service.As(TestPerson.In(_admin.Tenant));

        Assert.Equal(HttpStatusCode.OK, (await employee.GetAsync(At("/api/v1/projects"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.Import("projects", "x")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await employee.GetAsync(At("/api/v1/employees/export"), Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_list_is_walked_page_by_page_in_the_order_of_codes_and_found_by_two_letters()
    {
        await Client.Import("projects", "code,from,active,name,name_en\r\n" + Lines(7, at => $"P{at},2026-04-01,1,新製品{(at % 2 == 0 ? "開発" : "調査")},Project {at}"));

        var first = await Client.Get("projects?limit=4");
        Assert.Equal(["P1", "P2", "P3", "P4"], await Client.Codes("projects?limit=4"));
        Assert.Equal(["P5", "P6", "P7"], await Client.Codes($"projects?limit=4&after={first.GetProperty("next").GetString()}"));
        Assert.Equal(["P2", "P4", "P6"], await Client.Codes("projects?text=開発"));
        Assert.Equal(["P3"], await Client.Codes("projects?text=ｐ3"));
    }

    [Fact]
    public async Task A_new_copy_can_be_told_of_everything_again()
    {
        await Client.Import("projects", "code,from,active,name,name_en\r\n" + Lines(450, at => $"P{at.D("000")},2026-04-01,1,計画{at},"));
        var before = (await service.Outbox<ProjectChanged>(_admin.Tenant)).Count;

        var response = await Client.PostAsJsonAsync(At("/api/v1/master-replays"), new { master = "projects" }, Cancel);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await Wait.Until(
            async () => (await service.Outbox<ProjectChanged>(_admin.Tenant)).Skip(before).Sum(one => one.Items.Count) == 450,
            "The projects were not told again");
        JsonElement progress = default;
        await Wait.Until(
            async () => (progress = await Client.GetFromJsonAsync<JsonElement>(response.Headers.Location, Cancel)).GetProperty("state").GetString() == "done",
            "The replay does not say that it is done");
        Assert.Equal((450, 450), (progress.GetProperty("done").GetInt32(), progress.GetProperty("total").GetInt32()));
        var stranger = service.As(TestPerson.InNewTenant().As(Roles.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(response.Headers.Location, Cancel)).StatusCode);
    }
}

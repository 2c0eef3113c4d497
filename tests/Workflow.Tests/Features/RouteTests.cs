using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;

namespace Seisan.Workflow.Tests.Features;

public sealed class RouteTests(WorkflowService service) : IClassFixture<WorkflowService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_adds_a_version_and_a_running_approval_keeps_its_own()
    {
        var company = await Company.Found(service);
        var approval = await company.Submit(company.Claim(company.Sato));
        var route = (await company.Get(company.Admin, $"/api/v1/approvals/{approval}")).GetProperty("route").GetProperty("id").GetGuid();

        Assert.Equal(HttpStatusCode.Created, (await Change(company, route, await Tag(company, route), [Company.Head("部長承認", 1)])).StatusCode);

        Assert.Equal("課長承認", (await company.Get(company.Admin, $"/api/v1/approvals/{approval}")).GetProperty("steps")[0].GetProperty("name").GetString());
        await service.Deliver(company.Tenant, company.Claim(company.Sato));
        Assert.Equal(["課長承認", "部長承認"], (await service.Outbox<ApprovalRequested>(company.Tenant)).Select(one => one.StepName));
        var versions = (await company.Get(company.Admin, $"/api/v1/approval-routes/{route}")).GetProperty("versions").EnumerateArray();
        Assert.Equal([2, 1], versions.Select(one => one.GetProperty("version").GetInt32()));
    }

    [Fact]
    public async Task Two_people_who_change_one_version_do_not_overwrite_each_other()
    {
        var company = await Company.Found(service);
        var route = await company.Route("二人", Company.Head("一", 0));
        var tag = await Tag(company, route);

        Assert.Equal(HttpStatusCode.Created, (await Change(company, route, tag, [Company.Head("二", 0)])).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Change(company, route, tag, [Company.Head("三", 0)])).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionRequired, (await Change(company, route, null, [Company.Head("三", 0)])).StatusCode);
    }

    [Fact]
    public async Task Routes_are_asked_in_their_order_and_one_out_of_use_is_not_asked()
    {
        var company = await Company.Found(service);
        async Task Add(int position, string step, bool active, long? below = null) => Assert.Equal(
            HttpStatusCode.Created,
            (await company.As(company.Admin).PostAsJsonAsync(
                "/api/v1/approval-routes",
                new { name = step, position, active, belowTotal = below, steps = new[] { Company.Head(step, 0) } }, Cancel)).StatusCode);
        await Add(1, "停止中", active: false);
        await Add(2, "少額", active: true, below: 1000);

        await service.Deliver(company.Tenant, company.Claim(company.Sato, total: 999));
        await service.Deliver(company.Tenant, company.Claim(company.Sato, total: 1000));

        Assert.Equal(["少額", "課長承認"], (await service.Outbox<ApprovalRequested>(company.Tenant)).Select(one => one.StepName));
    }

    [Fact]
    public async Task A_step_may_name_a_person_or_the_holders_of_a_role()
    {
        var company = await Company.Found(service);
        var watanabe = company.Person("渡辺 直樹").As(Roles.Accountant);
        await company.Employ(watanabe, company.Division);
        await company.GrantAsync(watanabe, Roles.Accountant);
        var response = await company.As(company.Admin).PostAsJsonAsync(
            "/api/v1/approval-routes",
            new
            {
                name = "経理", position = 1,
                steps = new object[]
                {
                    new { name = "指名", approver = new { kind = "person", employeeId = company.Takahashi.EmployeeId } },
                    new { name = "経理確認", approver = new { kind = "role", role = "accountant" } },
                },
            }, Cancel);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);

        var approval = await company.Submit(company.Claim(company.Sato));
        await company.Decide(company.Takahashi, approval, "approve");
        Assert.Equal(HttpStatusCode.OK, (await company.Decide(watanabe, approval, "approve")).StatusCode);

        Assert.Equal("approved", Assert.Single(await service.Outbox<ApprovalCompleted>(company.Tenant)).Outcome);
    }

    [Theory]
    [InlineData("少額", 1)]
    [InlineData("ﾌﾞﾁｮｳ", 1)]
    [InlineData("由佳", 1)]
    [InlineData("少額 由佳", 0)]
    public async Task Routes_are_found_by_their_name_their_steps_and_their_people(string text, int count)
    {
        var company = await Company.Found(service);
        await company.Route("少額の経費", Company.Head("ぶちょう", 1));
        await company.Route("指名", new { name = "本人", approver = new { kind = "person", employeeId = company.Takahashi.EmployeeId } });

        var found = await company.Get(company.Admin, $"/api/v1/approval-routes?text={Uri.EscapeDataString(text)}");

        Assert.Equal(count, found.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task People_for_a_step_are_found_by_name_or_code()
    {
        var company = await Company.Found(service);
        var found = (await company.Get(company.Admin, $"/api/v1/approval-routes/people?text={Uri.EscapeDataString("由佳")}")).GetProperty("items");
        Assert.Equal(company.Takahashi.EmployeeId, Assert.Single(found.EnumerateArray()).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("""{"name":" ","position":1,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "name")]
    [InlineData("""{"name":"a","position":-1,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "position")]
    [InlineData("""{"name":"a","position":1,"steps":[]}""", "steps")]
    [InlineData("""{"name":"a","position":1,"steps":[{"name":"a","minTotal":1,"approver":{"kind":"department_head","levelsUp":0}}]}""", "steps")]
    [InlineData("""{"name":"a","position":1,"steps":[{"name":"","approver":{"kind":"department_head","levelsUp":0}}]}""", "steps[0].name")]
    [InlineData("""{"name":"a","position":1,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":-1}}]}""", "steps[0].approver.levelsUp")]
    [InlineData("""{"name":"a","position":1,"steps":[{"name":"a","approver":{"kind":"role","role":"employee"}}]}""", "steps[0].approver.role")]
    [InlineData("""{"name":"a","position":1,"steps":[{"name":"a","approver":{"kind":"person","employeeId":"0193d0a0-0000-7000-8000-000000000000"}}]}""", "steps[0].approver.employeeId")]
    [InlineData("""{"name":"a","position":1,"minTotal":5,"belowTotal":5,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "belowTotal")]
    [InlineData("""{"name":"a","position":1,"minTotal":-5,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "minTotal")]
    [InlineData("""{"name":"a","position":1,"minTotal":10.5,"steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "minTotal")]
    [InlineData("""{"name":"a","position":1,"form":"none","steps":[{"name":"a","approver":{"kind":"department_head","levelsUp":0}}]}""", "form")]
    public async Task What_is_wrong_with_a_route_is_told_by_the_fields_path(string body, string path)
    {
        var admin = Seisan.Platform.Testing.TestPerson.InNewTenant().As(Roles.Administrator);
        var response = await service.As(admin).PostAsync(
            new Uri("/api/v1/approval-routes", UriKind.Relative), new StringContent(body, System.Text.Encoding.UTF8, "application/json"), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.True(problem.GetProperty("errors").TryGetProperty(path, out _), problem.ToString());
        Assert.Empty((await service.As(admin).GetFromJsonAsync<JsonElement>("/api/v1/approval-routes", Cancel)).GetProperty("items").EnumerateArray());
    }

    private static async Task<string> Tag(Company company, Guid route) => (await company.As(company.Admin)
        .GetAsync(new Uri($"/api/v1/approval-routes/{route}", UriKind.Relative), Cancel)).Headers.ETag!.Tag;

    private static Task<HttpResponseMessage> Change(Company company, Guid route, string? tag, object[] steps)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/approval-routes/{route}/versions")
        {
            Content = JsonContent.Create(new { name = "変更", position = 50, form = "expense", steps }),
        };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        return company.As(company.Admin).SendAsync(request, Cancel);
    }
}

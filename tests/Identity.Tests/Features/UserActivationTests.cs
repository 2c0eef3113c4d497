using System.Net;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Identity.Tests.Protocol;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests.Features;

public sealed class UserActivationTests(IdentityService service) : IClassFixture<IdentityService>
{
    private static readonly DateOnly Today = JapanTime.Today(TimeProvider.System);

    [Fact]
    public async Task Who_is_deactivated_is_out_at_once_and_who_is_activated_comes_back_as_before()
    {
        var company = await service.Company();
        var user = await company.Person("sato", Roles.Approver);
        var gateway = new Gateway(service);
        var tokens = await gateway.SignIn(service.Browser(), company, "sato");
        using var client = company.Administrator();

        using var off = await client.Post($"/api/v1/users/{user.Id}/deactivation", new { });
        using var refresh = await gateway.Refresh(tokens.Refresh!);
        using var refused = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);
        using var on = await client.Post($"/api/v1/users/{user.Id}/activation", new { });
        using var back = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NoContent), (off.StatusCode, on.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, refresh.StatusCode);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (refused.StatusCode, back.StatusCode));
        Assert.Equal((user.Id, 2), Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant)) is var ended ? (ended.UserId, ended.RightsVersion) : default);
        Assert.Equal([(false, 2L), (true, 3L)], (await service.Outbox<UserChanged>(company.Tenant)).Select(one => (one.Active, one.RightsVersion)));
        Assert.Equal(
            ["DeactivateUser", "ActivateUser"],
            (await service.Outbox<AuditRecorded>(company.Tenant)).Where(one => one.TargetId == user.Id.ToString()).Select(one => one.Operation));
    }

    [Fact]
    public async Task News_of_the_employee_does_not_let_in_whom_an_administrator_shut_out()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        var user = await company.Person("sato", Roles.Employee, employee);
        using var client = company.Administrator();
        using var off = await client.Post($"/api/v1/users/{user.Id}/deactivation", new { });

        await service.Deliver(company.Tenant, Changed(employee, 1, new Dated<Employee>(Today.AddYears(-1), true, Content)));

        using var refused = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    [Fact]
    public async Task Who_has_left_the_company_cannot_be_activated()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        var user = await company.Person("sato", Roles.Employee, employee);
        await service.Deliver(company.Tenant, Changed(employee, 1, new Dated<Employee>(Today.AddDays(-1), false, Content)));
        using var client = company.Administrator();

        using var answer = await client.Post($"/api/v1/users/{user.Id}/activation", new { });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(company.Tenant), one => one.Operation == "DeactivateUser");
        Assert.Null(entry.PersonId);
        Assert.Contains("employee_changed", entry.After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_administrator_is_neither_deactivated_nor_denied_the_right_to_administer()
    {
        var company = await service.Company();
        var admin = await service.In(company.Tenant, db => db.Users.AsNoTracking().SingleAsync());
        using var client = company.Administrator();

        using var off = await client.Post($"/api/v1/users/{admin.Id}/deactivation", new { });
        using var seen = await client.GetAsync(new Uri($"/api/v1/users/{admin.Id}", UriKind.Relative), TestContext.Current.CancellationToken);
        client.DefaultRequestHeaders.Add("If-Match", seen.Headers.ETag!.ToString());
        using var denied = await client.Put(
            $"/api/v1/users/{admin.Id}/roles", new { roles = new[] { "administrator" }, denials = new[] { Permissions.UsersAdmin } });
        await company.Person("second", Roles.Administrator);
        using var now = await client.Post($"/api/v1/users/{admin.Id}/deactivation", new { });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (off.StatusCode, denied.StatusCode));
        Assert.Equal(HttpStatusCode.NoContent, now.StatusCode);
    }

    [Fact]
    public async Task Who_leaves_on_a_later_day_is_out_when_that_day_comes()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        var user = await company.Person("sato", Roles.Employee, employee);
        await new Gateway(service).SignIn(service.Browser(), company, "sato");
        await service.Deliver(company.Tenant, Changed(
            employee, 1, new(Today.AddYears(-1), true, Content), new(Today.AddDays(1), false, Content)));
        Assert.True(await Active(company.Tenant, user.Id));

        await DayPasses(company.Tenant);

        await Wait.Until(async () => !await Active(company.Tenant, user.Id), "the last day passed and the person is still active");
        Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant));
        Assert.False((await service.Outbox<UserChanged>(company.Tenant))[^1].Active);
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(company.Tenant), one => one.Operation == "DeactivateUser");
        Assert.Contains("employment_date", entry.After, StringComparison.Ordinal);
    }

    private Task<bool> Active(TenantId tenant, Guid id) =>
        service.In(tenant, db => db.Users.Where(one => one.Id == id).Select(one => one.Active).SingleAsync());

    /// <summary>What was to come tomorrow is today's, in the copy and in the job that waits for it.</summary>
    private async Task DayPasses(TenantId tenant)
    {
        var (tomorrow, today) = ($"{Today.AddDays(1):yyyy-MM-dd}", $"{Today:yyyy-MM-dd}");
        await using var command = service.Administrator.CreateCommand(
            $"""
            UPDATE employee SET versions = replace(versions::text, '{tomorrow}', '{today}')::jsonb, next_change_on = '{today}' WHERE tenant_id = '{tenant}';
            UPDATE job SET arguments = replace(arguments, '{tomorrow}', '{today}'), not_before = now() WHERE tenant_id = '{tenant}' AND kind = 'follow-employment'
            """);
        Assert.Equal(2, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
    }

    private static EmployeeChanged Changed(Guid id, long version, params Dated<Employee>[] versions) =>
        new([new Timeline<Employee>(id, "E001", version, versions)]);

    private static Employee Content { get; } = new("佐藤 美咲", "サトウ ミサキ", "misaki@example.jp", null, []);
}

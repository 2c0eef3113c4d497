using System.Net;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Identity.Tests.Protocol;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Consumers;

public sealed class EmployeeTests(IdentityService service) : IClassFixture<IdentityService>
{
    private static readonly DateOnly Today = JapanTime.Today(TimeProvider.System);

    [Fact]
    public async Task A_new_name_and_address_are_taken_over_and_older_news_is_not()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        await company.Person("sato", Roles.Employee, employee);

        await service.Deliver(company.Tenant, Changed(employee, 2, new Dated<Employee>(Today.AddYears(-1), true, Content("鈴木 美咲"))));
        await service.Deliver(company.Tenant, Changed(employee, 1, new Dated<Employee>(Today.AddYears(-1), true, Content("佐藤 美咲"))));

        var changed = Assert.Single(await service.Outbox<UserChanged>(company.Tenant));
        Assert.Equal(("鈴木 美咲", "misaki@example.jp", 1), (changed.Name, changed.Email, changed.RightsVersion));
    }

    [Fact]
    public async Task Who_has_left_is_signed_out_and_cannot_come_back()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        await company.Person("sato", Roles.Employee, employee);
        var gateway = new Gateway(service);
        var tokens = await gateway.SignIn(service.Browser(), company, "sato");

        await service.Deliver(company.Tenant, Changed(
            employee, 1, new(Today.AddYears(-1), true, Content("佐藤 美咲")), new(Today, false, Content("佐藤 美咲"))));

        using var refresh = await gateway.Refresh(tokens.Refresh!);
        using var again = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);
        Assert.Equal(HttpStatusCode.BadRequest, refresh.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Single(await service.Outbox<SessionRevoked>(company.Tenant));
        Assert.False(Assert.Single(await service.Outbox<UserChanged>(company.Tenant)).Active);
    }

    [Fact]
    public async Task Who_begins_tomorrow_is_active_and_not_yet_let_in()
    {
        var company = await service.Company();
        var employee = Guid.CreateVersion7();
        var user = await company.Person("sato", Roles.Employee, employee);

        await service.Deliver(company.Tenant, Changed(employee, 1, new Dated<Employee>(Today.AddDays(1), true, Content("佐藤 美咲"))));

        using var early = await service.Browser().SignIn(company.Code, "sato", IdentityService.Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.True(await service.In(company.Tenant, db => db.Users.Where(one => one.Id == user.Id).Select(one => one.Active).SingleAsync()));
    }

    private static EmployeeChanged Changed(Guid id, long version, params Dated<Employee>[] versions) =>
        new([new Timeline<Employee>(id, "E001", version, versions)]);

    private static Employee Content(string name) => new(name, "スズキ ミサキ", "misaki@example.jp", null, []);
}

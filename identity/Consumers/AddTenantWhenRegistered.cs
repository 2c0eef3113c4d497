using MassTransit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Identity.Features;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.Consumers;

/// <summary>A registered company can be signed in to, first of all by its administrator, who has no password yet.</summary>
internal sealed class AddTenantWhenRegistered(IdentityDbContext db, UserManager<User> users, TimeProvider clock) : IConsumer<TenantRegistered>
{
    public async Task Consume(ConsumeContext<TenantRegistered> context)
    {
        var (tenant, first) = (context.Message, context.Message.Administrator);
        if (new TenantId(tenant.TenantId) != db.Tenant)
            throw new InvalidOperationException("The message tells of another tenant than its envelope.");
        if (await db.Companies.AnyAsync(company => company.Id == db.Tenant))
            return;

        var now = clock.GetUtcNow();
        var administrator = new User
        {
            Id = Guid.CreateVersion7(now), SignInId = first.SignInId, Name = first.Name, Email = first.Email, CreatedAt = now,
        };
        administrator.Assign([Roles.Administrator]);
        var created = await users.CreateAsync(administrator);
        if (!created.Succeeded)
            throw new InvalidOperationException($"The first administrator cannot be made: {string.Join(' ', created.Errors.Select(one => one.Code))}");

        db.Add(new Company
        {
            Id = db.Tenant, Code = Company.Normalize(tenant.CompanyCode), Name = tenant.Name, FirstAdministratorId = administrator.Id,
        });
        db.Announce(administrator.Changed());
        db.Record(
            nameof(CreateUser), "user", administrator.Id.ToString(), administrator.SignInId,
            after: new { User = UserView.Of(administrator), cause = "tenant_registered" });
        await db.SaveChangesAsync();
    }
}

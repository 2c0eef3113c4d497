using Seisan.Kernel;
using Seisan.Masters.Features.Contacts;
using Seisan.Masters.Features.Payees;
using Seisan.Masters.Features.PublicData;
using Seisan.Masters.Features.Tenants;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters;

internal static class MastersEndpoints
{
    public static void MapMastersEndpoints(this IEndpointRouteBuilder app)
    {
        var tenants = app.MapApi<MastersDbContext>("/api/v1/tenants").RequirePermission(Permissions.TenantsRegister);
        RegisterTenant.Map(tenants);
        ListTenants.Map(tenants);
        ExportTenants.Map(tenants);
        var contacts = app.MapApi<MastersDbContext>("/api/v1/tenant-contacts").RequirePermission(Permissions.TenantAdmin);
        GetTenantContacts.Map(contacts);
        ChangeTenantContacts.Map(contacts);
        GetOwnTenant.Map(app.MapApi<MastersDbContext>("/api/v1/tenant").RequirePermission(Permissions.Self));

        Announced.Each(new MapRoutes(app));
        var payees = app.MapApi<MastersDbContext>("/api/v1/employees").RequirePermission(Permissions.MastersWrite);
        GetPayeeAccount.Map(payees);
        ChangePayeeAccount.Map(payees);
        ExportPayeeAccounts.Map(payees);
        ImportPayeeAccounts.Map(payees);

        FindBanks.Map(app.MapApi<MastersDbContext>("/api/v1/banks").RequirePermission(Permissions.MastersRead));
        ListHolidays.Map(app.MapApi<MastersDbContext>("/api/v1/holidays").RequirePermission(Permissions.MastersRead));
        ReplayMaster.Map(app.MapApi<MastersDbContext>("/api/v1/master-replays").RequirePermission(Permissions.MastersWrite));
    }

    /// <summary>The same routes for every kind of master.</summary>
    private sealed class MapRoutes(IEndpointRouteBuilder app) : IForEachKind
    {
        public void Do<T>(Announced<T> announced)
            where T : class
        {
            var group = app.MapApi<MastersDbContext>($"/api/v1/{announced.Kind.Name}");
            new ListMasters<T>(announced.Kind).Map(group);
            new GetMaster<T>(announced.Kind).Map(group);
            new RegisterMaster<T>(announced).Map(group);
            new ChangeMaster<T>(announced).Map(group);
            new ExportMasters<T>(announced.Kind).Map(group);
            new ImportMasters<T>(announced).Map(group);
        }
    }
}

using Seisan.Audit.Features;
using Seisan.Audit.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Audit;

internal static class AuditEndpoints
{
    public static void MapAuditEndpoints(this IEndpointRouteBuilder app)
    {
        var entries = app.MapApi<AuditDbContext>("/api/v1/audit-entries").RequirePermission(Permissions.AuditRead);
        ListAuditEntries.Map(entries);
        GetAuditEntry.Map(entries);
        ExportAuditEntries.Map(entries);

        var signIns = app.MapApi<AuditDbContext>("/api/v1/sign-ins").RequirePermission(Permissions.AuditRead);
        ListSignIns.Map(signIns);
        ExportSignIns.Map(signIns);
    }
}

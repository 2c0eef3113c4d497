using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal sealed class ApprovalRouteMapping : IEntityTypeConfiguration<ApprovalRoute>
{
    public void Configure(EntityTypeBuilder<ApprovalRoute> builder)
    {
        builder.ToTable("approval_route");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Version).IsRowVersion();
    }
}

internal sealed class RouteVersionMapping : IEntityTypeConfiguration<RouteVersion>
{
    public void Configure(EntityTypeBuilder<RouteVersion> builder)
    {
        builder.ToTable("route_version");
        builder.HasKey(row => new { row.TenantId, row.RouteId, row.Number });
        builder.HasOne<ApprovalRoute>().WithMany().HasForeignKey(row => new { row.TenantId, row.RouteId });
        builder.Property(row => row.Definition).HasColumnType("jsonb")
            .HasConversion(new JsonConverter<RouteDefinition>(), new JsonComparer<RouteDefinition>());
    }
}

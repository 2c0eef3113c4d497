using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Claims.Domain;

namespace Seisan.Claims.Persistence;

internal sealed class CommuterPassMapping : IEntityTypeConfiguration<CommuterPass>
{
    public void Configure(EntityTypeBuilder<CommuterPass> builder)
    {
        builder.ToTable("commuter_pass", table =>
            table.HasCheckConstraint("ends_after_it_begins", "valid_until >= valid_from"));
        builder.HasKey(pass => new { pass.TenantId, pass.Id });
        builder.Property(pass => pass.Version).IsRowVersion();
        builder.Property(pass => pass.Stops).HasConversion(
            stops => stops.ToArray(), stops => stops,
            new ValueComparer<IReadOnlyList<string>>(
                (left, right) => left!.SequenceEqual(right!), list => list.Count, list => list));
        builder.HasIndex(pass => new { pass.TenantId, pass.EmployeeId, pass.ValidFrom });
    }
}

internal static class CommuterPasses
{
    public static IQueryable<CommuterPass> PassesOf(this ClaimsDbContext db, EmployeeId employee) =>
        db.Passes.Where(pass => pass.EmployeeId == employee);
}

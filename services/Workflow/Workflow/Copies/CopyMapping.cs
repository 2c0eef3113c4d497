using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Copies;

internal sealed class EmployeeCopyMapping : IEntityTypeConfiguration<EmployeeCopy>
{
    public void Configure(EntityTypeBuilder<EmployeeCopy> builder)
    {
        builder.ToTable("employee_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Spells).HasColumnType("jsonb").HasConversion(
            new JsonConverter<IReadOnlyList<EmployeeSpell>>(), new JsonComparer<IReadOnlyList<EmployeeSpell>>());
        builder.HasIndex(row => new { row.TenantId, row.Code });
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
    }
}

internal sealed class HeadshipMapping : IEntityTypeConfiguration<Headship>
{
    public void Configure(EntityTypeBuilder<Headship> builder)
    {
        builder.ToTable("headship");
        builder.HasKey(row => new { row.TenantId, row.DepartmentId, row.EmployeeId, row.From });
        builder.HasIndex(row => new { row.TenantId, row.EmployeeId });
    }
}

internal sealed class DepartmentCopyMapping : IEntityTypeConfiguration<DepartmentCopy>
{
    public void Configure(EntityTypeBuilder<DepartmentCopy> builder)
    {
        builder.ToTable("department_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Spells).HasColumnType("jsonb").HasConversion(
            new JsonConverter<IReadOnlyList<DepartmentSpell>>(), new JsonComparer<IReadOnlyList<DepartmentSpell>>());
    }
}

internal sealed class UserCopyMapping : IEntityTypeConfiguration<UserCopy>
{
    public void Configure(EntityTypeBuilder<UserCopy> builder)
    {
        builder.ToTable("user_copy");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.EmployeeId });
        builder.HasIndex(row => new { row.TenantId, row.Roles }).HasMethod("gin");
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Seisan.Identity.People;

internal sealed class UserMapping : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("app_user");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.NormalizedSignInId }).IsUnique();
        builder.HasIndex(row => new { row.TenantId, row.EmployeeId }).IsUnique().HasFilter("employee_id IS NOT NULL");
        builder.HasIndex(row => new { row.TenantId, row.Active, row.Id });
        builder.HasIndex(row => new { row.TenantId, row.SearchTerms }).HasMethod("gin");
        builder.Property(row => row.SearchTerms).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(row => row.SignInId).HasMaxLength(User.LongestSignInId);
        builder.Property(row => row.NormalizedSignInId).HasMaxLength(User.LongestSignInId);
        builder.Property(row => row.Name).HasMaxLength(User.LongestName);
        builder.Property(row => row.Email).HasMaxLength(User.LongestEmail);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.Property(row => row.Version).IsRowVersion();
    }
}

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.ToTable("tenant");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => row.Code).IsUnique();
        builder.Property(row => row.Code).HasMaxLength(32);
        builder.Property(row => row.Name).HasMaxLength(100);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Notifications.Notices;

namespace Seisan.Notifications.Persistence;

internal sealed class PlatformNoticeMapping : IEntityTypeConfiguration<PlatformNotice>
{
    public void Configure(EntityTypeBuilder<PlatformNotice> builder)
    {
        builder.ToTable("platform_notice");
        builder.HasKey(notice => notice.Id);
        builder.HasIndex(notice => new { notice.StartsAt, notice.Id });
        builder.HasIndex(notice => new { notice.State, notice.StartsAt, notice.Id });
        builder.HasIndex(notice => notice.EndsAt).HasFilter("state = 'published'").HasDatabaseName("platform_notice_ends");
        builder.HasIndex(notice => notice.SearchTerms).HasMethod("gin");
        builder.Property(notice => notice.SearchTerms).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(notice => notice.Version).IsRowVersion();
        builder.Ignore(notice => notice.Content);
    }
}

internal sealed class TenantEntryMapping : IEntityTypeConfiguration<TenantEntry>
{
    public void Configure(EntityTypeBuilder<TenantEntry> builder)
    {
        builder.ToTable("tenant");
        builder.HasKey(tenant => tenant.Id);
    }
}

internal sealed class TenantContactListMapping : IEntityTypeConfiguration<TenantContactList>
{
    public void Configure(EntityTypeBuilder<TenantContactList> builder)
    {
        builder.ToTable("tenant_contact_list");
        builder.HasKey(list => list.TenantId);
        builder.Property(list => list.Contacts).IsJson();
    }
}

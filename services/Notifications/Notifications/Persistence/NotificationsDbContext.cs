using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Notices;
using Seisan.Notifications.People;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Notifications.Persistence;

public sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "notifications";

    internal DbSet<Message> Messages => Set<Message>();
    internal DbSet<Mail> Mails => Set<Mail>();
    internal DbSet<EmployeeContact> Employees => Set<EmployeeContact>();
    internal DbSet<UserContact> Users => Set<UserContact>();
    internal DbSet<PlatformNotice> Notices => Set<PlatformNotice>();
    internal DbSet<TenantEntry> Tenants => Set<TenantEntry>();
    internal DbSet<TenantContactList> TenantContacts => Set<TenantContactList>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class NotificationsDesignTime : DesignTime<NotificationsDbContext>;

using Microsoft.EntityFrameworkCore;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Notifications.Persistence;

internal sealed class NotificationsDbContext(DbContextOptions<NotificationsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "notifications";

    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<EmployeeContact> Employees => Set<EmployeeContact>();
    public DbSet<UserContact> Users => Set<UserContact>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(NotificationsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class NotificationsDesignTime : DesignTime<NotificationsDbContext>;

using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;

namespace Seisan.Notifications.Persistence;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> builder)
    {
        builder.ToTable("message");
        builder.HasKey(message => new { message.TenantId, message.Id });
        builder.HasIndex(message => new { message.TenantId, message.RecipientId, message.Cause }).IsUnique();
        builder.HasIndex(message => new { message.TenantId, message.RecipientId, message.Id });
        builder.HasIndex(message => new { message.TenantId, message.RecipientId })
            .HasFilter("read_at IS NULL").HasDatabaseName("message_unread");
        builder.HasIndex(message => new { message.TenantId, message.SearchTerms }).HasMethod("gin");
        builder.Property(message => message.SearchTerms).UsePropertyAccessMode(PropertyAccessMode.Property);
        builder.Property(message => message.Facts).IsJson();
    }
}

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.ToTable("mail");
        builder.HasKey(mail => new { mail.TenantId, mail.Id });
        builder.HasIndex(mail => new { mail.TenantId, mail.MessageId }).IsUnique();
        builder.HasIndex(mail => new { mail.TenantId, mail.RecipientId })
            .HasFilter("state = 'waiting'").HasDatabaseName("mail_waiting");
        builder.Property(mail => mail.Facts).IsJson();
    }
}

internal sealed class EmployeeContactMapping : IEntityTypeConfiguration<EmployeeContact>
{
    public void Configure(EntityTypeBuilder<EmployeeContact> builder)
    {
        builder.ToTable("employee_contact");
        builder.HasKey(employee => new { employee.TenantId, employee.EmployeeId });
        builder.Property(employee => employee.Addresses).IsJson();
    }
}

internal sealed class UserContactMapping : IEntityTypeConfiguration<UserContact>
{
    public void Configure(EntityTypeBuilder<UserContact> builder)
    {
        builder.ToTable("user_contact");
        builder.HasKey(user => new { user.TenantId, user.UserId });
        builder.HasIndex(user => new { user.TenantId, user.EmployeeId });
        builder.HasIndex(user => new { user.TenantId, user.Roles }).HasMethod("gin");
    }
}

internal static class Json
{
    /// <summary>Kept as JSON text: nobody searches inside.</summary>
    public static void IsJson<T>(this PropertyBuilder<T> property) => property.HasConversion(
        value => Write(value),
        text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!,
        new ValueComparer<T>(
            (left, right) => Write(left) == Write(right), value => Write(value).GetHashCode(StringComparison.Ordinal)));

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, JsonSerializerOptions.Web);
}

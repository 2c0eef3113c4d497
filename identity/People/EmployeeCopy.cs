using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Contracts.Masters;
using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>What masters says of an employee, kept so that a person who leaves on a day cannot sign in from that day on.</summary>
internal sealed class EmployeeCopy : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public Guid Id { get; init; }
    public long Version { get; private set; }
    public string Versions { get; private set; } = "[]";

    /// <summary>The next day on which something begins or ends, for which a job waits.</summary>
    public DateOnly? NextChangeOn { get; set; }

    public void Take(Timeline<Employee> timeline) =>
        (Version, Versions) = (timeline.Version, JsonSerializer.Serialize(timeline.Versions));

    /// <summary>The state on a day in Japan; null before the first.</summary>
    public Dated<Employee>? On(DateOnly day) => Timeline.LastOrDefault(version => version.From <= day);

    /// <summary>The first day after this one on which something begins or ends.</summary>
    public DateOnly? ChangeAfter(DateOnly day) => Timeline.Find(version => version.From > day)?.From;

    /// <summary>Works here, or will.</summary>
    public bool Employs(DateOnly day) => On(day) is { Active: true } || Timeline.Exists(version => version.From > day && version.Active);

    private List<Dated<Employee>> Timeline => JsonSerializer.Deserialize<List<Dated<Employee>>>(Versions)!;

    /// <summary>
    /// Makes the user agree with the employee they are. Who has left, and will not be back, is no longer active; who
    /// begins on a later day is, and may sign in from that day on.
    /// </summary>
    public void Describe(User user, DateOnly day)
    {
        var today = On(day);
        user.Active = user.DeactivatedAt is null && Employs(day);
        if (today is not { Active: true })
            return;
        user.Name = today.Content.Name;
        user.Email = today.Content.Email ?? user.Email;
    }
}

internal sealed class EmployeeCopyMapping : IEntityTypeConfiguration<EmployeeCopy>
{
    public void Configure(EntityTypeBuilder<EmployeeCopy> builder)
    {
        builder.ToTable("employee");
        builder.HasKey(row => new { row.TenantId, row.Id });
        builder.Property(row => row.Versions).HasColumnType("jsonb");
    }
}

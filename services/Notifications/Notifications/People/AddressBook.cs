using Microsoft.EntityFrameworkCore;
using Seisan.Kernel;
using Seisan.Notifications.Persistence;

namespace Seisan.Notifications.People;

/// <summary>Finds where a mail to an employee or a user goes today, and in which language.</summary>
internal sealed class AddressBook(NotificationsDbContext db, TimeProvider clock)
{
    /// <summary>Null: nothing is known of the person yet, or there is no address.</summary>
    public async Task<Addressee?> FindAsync(Guid recipient, CancellationToken ct)
    {
        var user = await db.Users.AsNoTracking().Where(user => user.UserId == recipient || user.EmployeeId == recipient)
            .OrderByDescending(user => user.Active).FirstOrDefaultAsync(ct);
        var employeeId = user?.EmployeeId ?? recipient;
        var employee = await db.Employees.AsNoTracking()
            .SingleOrDefaultAsync(employee => employee.EmployeeId == employeeId, ct);
        var today = employee?.On(JapanTime.Today(clock));

        var email = today?.Email ?? user?.Email;
        return email is null
            ? null
            : new Addressee(today?.Name ?? user?.Name ?? "", email, user?.Language ?? UserContact.Japanese);
    }

    /// <summary>Those who mend what stops a claim.</summary>
    public Task<List<UserContact>> AdministratorsAsync(CancellationToken ct) => Administrators(db).ToListAsync(ct);

    /// <summary>Those who run the platform; asked for the provider's tenant.</summary>
    public Task<List<UserContact>> OperatorsAsync(CancellationToken ct) => Holders(db, Roles.Operator).ToListAsync(ct);

    internal static IQueryable<UserContact> Administrators(NotificationsDbContext db) => Holders(db, Roles.Administrator);

    /// <summary>Asked as "all of one", which an index of arrays answers.</summary>
    private static IQueryable<UserContact> Holders(NotificationsDbContext db, string role)
    {
        var wanted = new[] { role };
        return db.Users.AsNoTracking().Where(user => user.Active && wanted.All(one => user.Roles.Contains(one)));
    }
}

internal sealed record Addressee(string Name, string Email, string Language);

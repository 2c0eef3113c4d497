using System.Text.Json;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Domain.Timelines;
using Seisan.Masters.Persistence;

namespace Seisan.Masters.Features.Timelines;

/// <summary>A kind of master together with the event that tells others of its changes.</summary>
internal sealed record Announced<T>(MasterKind<T> Kind, Action<MastersDbContext, IReadOnlyList<Timeline<T>>> Announce)
    where T : class
{
    private const int MostItems = 200;

    /// <summary>Below the 200 KB of a message, with room for the envelope and for escapes.</summary>
    private const int MostBytes = 190 * 1024;

    /// <summary>Tells of the masters in events that stay within the size of a message.</summary>
    public void Tell(MastersDbContext db, IEnumerable<Master<T>> masters)
    {
        var batch = new List<Timeline<T>>();
        var bytes = 0;
        foreach (var timeline in masters.Select(master => master.ToTimeline()))
        {
            var size = JsonSerializer.SerializeToUtf8Bytes(timeline, JsonSerializerOptions.Web).Length;
            if (batch.Count == MostItems || (batch.Count > 0 && bytes + size > MostBytes))
            {
                Announce(db, batch);
                (batch, bytes) = ([], 0);
            }

            batch.Add(timeline);
            bytes += size + 1;
        }

        if (batch.Count > 0)
            Announce(db, batch);
    }
}

/// <summary>What is done for every kind of master alike.</summary>
internal interface IForEachKind
{
    void Do<T>(Announced<T> announced)
        where T : class;
}

internal static class Announced
{
    public static readonly Announced<Department> Departments =
        new(MasterKinds.Departments, (db, items) => db.Announce(new DepartmentChanged(items)));

    public static readonly Announced<Employee> Employees =
        new(MasterKinds.Employees, (db, items) => db.Announce(new EmployeeChanged(items)));

    public static void Each(IForEachKind work)
    {
        work.Do(Departments);
        work.Do(new Announced<Rank>(MasterKinds.Ranks, (db, items) => db.Announce(new RankChanged(items))));
        work.Do(Employees);
        work.Do(new Announced<Account>(MasterKinds.Accounts, (db, items) => db.Announce(new AccountChanged(items))));
        work.Do(new Announced<TaxCategory>(
            MasterKinds.TaxCategories, (db, items) => db.Announce(new TaxCategoryChanged(items))));
        work.Do(new Announced<ExpenseCategory>(
            MasterKinds.ExpenseCategories, (db, items) => db.Announce(new ExpenseCategoryChanged(items))));
        work.Do(new Announced<Counterparty>(
            MasterKinds.Counterparties, (db, items) => db.Announce(new CounterpartyChanged(items))));
        work.Do(new Announced<Project>(MasterKinds.Projects, (db, items) => db.Announce(new ProjectChanged(items))));
    }
}

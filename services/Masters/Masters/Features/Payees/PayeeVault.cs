using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Masters.Banks;
using Seisan.Masters.Domain.Payees;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Masters.Features.Payees;

/// <summary>An account of an employee from a day on.</summary>
internal sealed record DatedAccount(Guid EmployeeId, DateOnly From, PayeeAccount Account);

/// <summary>Seals accounts under the tenant's key of their class and opens them again.</summary>
internal static class PayeeVault
{
    private const string DataClass = "payee-account", Table = "payee_account", Column = "sealed_account";
    private const int MostItems = 200;

    public static bool BranchExists(string bank, string branch) => BankBook.Find(bank, branch) is not null;

    public static async Task<PayeeAccount> OpenAsync(this DataKeys keys, PayeeAccountRow row) =>
        JsonSerializer.Deserialize<PayeeAccount>(
            await keys.OpenTextAsync(DataClass, Table, Column, row.Id, row.SealedAccount), JsonSerializerOptions.Web)!;

    /// <summary>Puts accounts beside those there are; how many were new, changed and the same. The caller saves.</summary>
    public static async Task<(int Created, int Changed, int Unchanged)> PutAsync(
        MastersDbContext db, DataKeys keys, TimeProvider clock, IReadOnlyCollection<DatedAccount> accounts, CancellationToken ct)
    {
        var employees = accounts.Select(one => one.EmployeeId).Distinct().ToArray();
        var known = await db.PayeeAccounts.Where(row => employees.Contains(row.EmployeeId))
            .ToDictionaryAsync(row => (row.EmployeeId, row.FromDay), ct);
        var news = new List<SealedPayeeAccount>();
        var created = 0;
        foreach (var (employee, from, account) in accounts)
        {
            var text = JsonSerializer.Serialize(account, JsonSerializerOptions.Web);
            if (!known.TryGetValue((employee, from), out var row))
            {
                row = new PayeeAccountRow
                {
                    Id = Guid.CreateVersion7(clock.GetUtcNow()), EmployeeId = employee, FromDay = from, SealedAccount = [],
                };
                db.PayeeAccounts.Add(row);
                created++;
            }
            else if (await keys.OpenAsync(row) == account)
                continue;

            row.SealedAccount = await keys.SealAsync(DataClass, Table, Column, row.Id, text);
            row.Version++;
            news.Add(new(employee, from, row.Version, keys.TransportSeal(DataClass, text)));
        }

        foreach (var batch in news.Chunk(MostItems))
            db.Announce(new PayeeAccountChanged(batch));
        return (created, news.Count - created, accounts.Count - news.Count);
    }
}

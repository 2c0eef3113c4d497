using MassTransit;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Persistence;
using Seisan.Contracts.Masters;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Accounting.Consumers;

/// <summary>Accounts travel sealed and are sealed anew for their place here.</summary>
internal sealed class CopyPayeeAccountWhenChanged(AccountingDbContext db, DataKeys keys) : IConsumer<PayeeAccountChanged>
{
    public async Task Consume(ConsumeContext<PayeeAccountChanged> context)
    {
        var people = context.Message.Items.Select(item => item.EmployeeId).Distinct().ToArray();
        var known = await db.PayeeAccounts.Where(row => people.Contains(row.EmployeeId))
            .ToDictionaryAsync(row => (row.EmployeeId, row.FromDay));
        foreach (var item in context.Message.Items.OrderBy(item => item.Version))
        {
            var key = (item.EmployeeId, item.From);
            if (!known.TryGetValue(key, out var row))
            {
                row = new PayeeAccountCopy { EmployeeId = item.EmployeeId, FromDay = item.From };
                db.PayeeAccounts.Add(known[key] = row);
            }

            if (row.Version >= item.Version) continue;
            row.Version = item.Version;
            row.SealedAccount = await keys.SealAsync(
                PayeeAccount.DataClass, PayeeAccount.Table, PayeeAccount.Column, item.EmployeeId,
                keys.TransportOpen(PayeeAccount.DataClass, item.SealedAccount));
        }

        await db.SaveChangesAsync();
    }
}

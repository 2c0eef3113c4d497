using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Domain.Transfers;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Accounting.Payments;

/// <summary>Turns payables into the payments of a run: one for each employee, to the account of the transfer date.</summary>
internal sealed class RunPlanner(AccountingDbContext db, DataKeys keys, TimeProvider clock)
{
    public const string Table = "payment", Column = "sealed_account";

    public async Task<(List<Payment> Payments, Dictionary<Guid, Guid> PaymentOfPayee)> PlanAsync(
        PaymentRun run, IReadOnlyCollection<Payable> payables, CancellationToken ct)
    {
        var payees = payables.Select(row => row.PayeeId).Distinct().ToArray();
        var codes = await db.Masters.AsNoTracking().Where(row => payees.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Code, ct);
        var accounts = (await db.PayeeAccounts.AsNoTracking()
                .Where(row => payees.Contains(row.EmployeeId) && row.FromDay <= run.TransferDate).ToListAsync(ct))
            .GroupBy(row => row.EmployeeId).ToDictionary(same => same.Key, same => same.MaxBy(row => row.FromDay)!);

        var (payments, now) = (new List<Payment>(payees.Length), clock.GetUtcNow());
        foreach (var payee in payables.GroupBy(row => row.PayeeId)
            .Select(same => (Id: same.Key, Name: same.Last().PayeeName, Amount: same.Sum(row => row.Total), Code: codes.GetValueOrDefault(same.Key, "")))
            .OrderBy(payee => payee.Code, StringComparer.Ordinal).ThenBy(payee => payee.Id))
        {
            var id = Guid.CreateVersion7(now);
            var account = accounts.GetValueOrDefault(payee.Id) is { } copy ? await OpenAsync(copy) : null;
            var (problem, rejected) = Judge(account, payee.Amount);
            payments.Add(new Payment
            {
                Id = id, RunId = run.Id, Number = payments.Count + 1, PayeeId = payee.Id, PayeeCode = payee.Code, PayeeName = payee.Name,
                Amount = Math.Min(payee.Amount, ZenginFile.MostYen), Problem = problem, Character = rejected?.Character,
                ByteOffset = rejected?.ByteOffset, SealedAccount = account is null ? null : await SealAsync(id, account),
            });
        }

        return (payments, payments.ToDictionary(payment => payment.PayeeId, payment => payment.Id));
    }

    /// <summary>The account that a payment goes to; null where the company knew none.</summary>
    public async Task<PayeeAccount?> AccountOfAsync(Payment payment) => payment.SealedAccount is null
        ? null
        : JsonSerializer.Deserialize<PayeeAccount>(
            await keys.OpenTextAsync(PayeeAccount.DataClass, Table, Column, payment.Id, payment.SealedAccount), JsonSerializerOptions.Web);

    private static (string? Problem, RejectedCharacter? Rejected) Judge(PayeeAccount? account, long amount)
    {
        if (account is null) return ("no_account", null);
        if (amount > ZenginFile.MostYen) return ("amount_too_large", null);
        var holder = ZenginText.Normalise(account.Holder);
        return holder switch
        {
            { Rejected: { } rejected } => ("rejected_character", rejected),
            { Text.Length: 0 } => ("name_empty", null),
            _ => (null, null),
        };
    }

    private async Task<PayeeAccount> OpenAsync(PayeeAccountCopy copy) => JsonSerializer.Deserialize<PayeeAccount>(
        await keys.OpenTextAsync(PayeeAccount.DataClass, PayeeAccount.Table, PayeeAccount.Column, copy.EmployeeId, copy.SealedAccount),
        JsonSerializerOptions.Web)!;

    private Task<byte[]> SealAsync(Guid payment, PayeeAccount account) => keys.SealAsync(
        PayeeAccount.DataClass, Table, Column, payment, JsonSerializer.Serialize(account, JsonSerializerOptions.Web));
}

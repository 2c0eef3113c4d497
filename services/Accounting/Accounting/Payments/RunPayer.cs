using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Domain.Transfers;
using Seisan.Accounting.Persistence;
using Seisan.ServiceDefaults.Encryption;

namespace Seisan.Accounting.Payments;

/// <summary>
/// From which account a run is paid: the account as it stands while the run is put together, the copy that was sealed into
/// the run when it was handed over from then on.
/// </summary>
internal sealed class RunPayer(AccountingDbContext db, DataKeys keys)
{
    private const string Table = "payment_run", Column = "sealed_payer";

    public async Task<Payer> OfAsync(PaymentRun run, CancellationToken ct) =>
        run.SealedPayer is not null ? await HandedOverAsync(run) : await NowAsync(await AccountOfAsync(run, ct));

    /// <summary>What the run was handed over with; a run that is approved has it.</summary>
    public async Task<Payer> HandedOverAsync(PaymentRun run) => JsonSerializer.Deserialize<Payer>(
        await keys.OpenTextAsync(
            PayerAccountRequest.DataClass, Table, Column, run.Id.Value,
            run.SealedPayer ?? throw new InvalidOperationException($"{run.Number} was handed over without its payer.")),
        JsonSerializerOptions.Web)!;

    public async Task<byte[]> SealAsync(PaymentRun run, PayerAccount from) => await keys.SealAsync(
        PayerAccountRequest.DataClass, Table, Column, run.Id.Value,
        JsonSerializer.Serialize(await NowAsync(from), JsonSerializerOptions.Web));

    public Task<PayerAccount> AccountOfAsync(PaymentRun run, CancellationToken ct) =>
        db.PayerAccounts.AsNoTracking().SingleAsync(row => row.Id == run.PayerAccountId, ct);

    private async Task<Payer> NowAsync(PayerAccount from) => new(
        from.ConsignorCode, from.ConsignorName, from.BankCode, from.BranchCode, from.AccountType,
        await PayerAccountRequest.OpenNumberAsync(from, keys));
}

/// <summary>The payer as the bank file names it.</summary>
/// <param name="ConsignorCode">Ten digits that the bank gave (委託者コード).</param>
/// <param name="Type"><c>1</c> 普通, <c>2</c> 当座, <c>9</c> その他.</param>
/// <param name="MaskedNumber">The last three digits.</param>
internal sealed record PayerView(
    string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type, string MaskedNumber)
{
    public static PayerView Of(Payer payer) => new(
        payer.ConsignorCode, payer.Name, payer.BankCode, payer.BranchCode, payer.AccountType, Masked.Number(payer.AccountNumber));
}

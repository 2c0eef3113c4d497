using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Domain.Transfers;
using Seisan.Accounting.Persistence;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting.Payments;

/// <summary>The company's own accounts: a handful, shown whole.</summary>
internal static class ListPayerAccounts
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder accounts) => accounts
        .MapGet("", Handle)
        .WithName(nameof(ListPayerAccounts));

    private static async Task<Ok<PayerAccountList>> Handle(AccountingDbContext db, CancellationToken ct) =>
        TypedResults.Ok(new PayerAccountList(
            await db.PayerAccounts.AsNoTracking().OrderBy(row => row.Name).Select(row => PayerAccountView.Of(row)).ToListAsync(ct)));
}

internal static class AddPayerAccount
{
    private const int MostAccounts = 100;

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder accounts) => accounts
        .MapPost("", Handle)
        .WithName(nameof(AddPayerAccount));

    private static async Task<Results<Created<PayerAccountView>, ProblemHttpResult>> Handle(
        PayerAccountRequest request, AccountingDbContext db, DataKeys keys, TimeProvider clock, CancellationToken ct)
    {
        if (await request.CheckAsync(db, null, ct) is { Any: true } errors) return errors.ToProblem();
        if (await db.PayerAccounts.CountAsync(ct) >= MostAccounts) return new Refusal("too_many", null, MostAccounts).ToProblem();

        var account = new PayerAccount { Id = new PayerAccountId(Guid.CreateVersion7(clock.GetUtcNow())) };
        await request.WriteAsync(account, keys);
        db.PayerAccounts.Add(account);
        db.Record(nameof(AddPayerAccount), "payer-account", account.Id.ToString(), account.Name, after: PayerAccountView.Of(account));
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/v1/payer-accounts/{account.Id}", PayerAccountView.Of(account));
    }
}

internal static class ChangePayerAccount
{
    public static RouteHandlerBuilder Map(IEndpointRouteBuilder accounts) => accounts
        .MapPut("/{id:guid}", Handle)
        .WithName(nameof(ChangePayerAccount));

    private static async Task<Results<Ok<PayerAccountView>, NotFound, ProblemHttpResult>> Handle(
        Guid id, IfMatch seen, PayerAccountRequest request, AccountingDbContext db, DataKeys keys, HttpContext http,
        CancellationToken ct)
    {
        var account = await db.PayerAccounts.SingleOrDefaultAsync(row => row.Id == new PayerAccountId(id), ct);
        if (account is null) return TypedResults.NotFound();
        if (!seen.Matches(account.Version)) return Refusal.Stale.ToProblem();
        if (await request.CheckAsync(db, account.Id, ct) is { Any: true } errors) return errors.ToProblem();

        var before = PayerAccountView.Of(account);
        await request.WriteAsync(account, keys);
        db.Record(nameof(ChangePayerAccount), "payer-account", id.ToString(), account.Name, before, PayerAccountView.Of(account));
        await db.SaveChangesAsync(ct);
        http.SetETag(account.Version);
        return TypedResults.Ok(PayerAccountView.Of(account));
    }
}

/// <param name="Name">What the company calls the account.</param>
/// <param name="ConsignorCode">Ten digits that the bank gave (委託者コード).</param>
/// <param name="ConsignorName">The company's name in characters of the bank-transfer format, or what turns into them.</param>
/// <param name="Type"><c>1</c> 普通, <c>2</c> 当座, <c>9</c> その他.</param>
/// <param name="Number">Up to seven digits; left out, a known account keeps its own.</param>
/// <param name="Active">False: no new payment run uses it.</param>
internal sealed record PayerAccountRequest(
    string Name, string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type, string? Number = null,
    bool Active = true)
{
    public const string DataClass = "payer-account";
    private const string Table = "payer_account", Column = "sealed_number";
    private const int LongestName = 60, LongestConsignor = 40;

    public async Task<FieldErrors> CheckAsync(AccountingDbContext db, PayerAccountId? id, CancellationToken ct)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(Name)) errors.Add("name", "required");
        else if (Name.Length > LongestName) errors.Add("name", "too_long", LongestName);
        else if (await db.PayerAccounts.AnyAsync(row => row.Name == Name && row.Id != id, ct)) errors.Add("name", "twice");
        Digits("consignorCode", ConsignorCode, 10);
        Digits("bankCode", BankCode, 4);
        Digits("branchCode", BranchCode, 3);
        if (Type is not ("1" or "2" or "9")) errors.Add("type", "unknown");
        if (Number is not null || id is null) Digits("number", Number ?? "", 7);
        var name = ZenginText.Normalise(ConsignorName ?? "");
        if (name.Rejected is { } rejected) errors.Add("consignorName", "rejected_character", rejected.Character, rejected.ByteOffset);
        else if (name.Text.Length == 0) errors.Add("consignorName", "required");
        else if (name.Text.Length > LongestConsignor) errors.Add("consignorName", "too_long", LongestConsignor);
        return errors;

        void Digits(string path, string? digits, int length)
        {
            if (digits?.Length != length || !digits.All(char.IsAsciiDigit)) errors.Add(path, "not_digits", length);
        }
    }

    public async Task WriteAsync(PayerAccount account, DataKeys keys)
    {
        (account.Name, account.ConsignorCode, account.ConsignorName) = (Name, ConsignorCode, ZenginText.Normalise(ConsignorName).Text);
        (account.BankCode, account.BranchCode, account.AccountType, account.Active) = (BankCode, BranchCode, Type, Active);
        if (Number is null) return;
        account.SealedNumber = await keys.SealAsync(DataClass, Table, Column, account.Id.Value, Number);
        account.MaskedNumber = Masked.Number(Number);
    }

    public static Task<string> OpenNumberAsync(PayerAccount account, DataKeys keys) =>
        keys.OpenTextAsync(DataClass, Table, Column, account.Id.Value, account.SealedNumber);
}

internal sealed record PayerAccountList(IReadOnlyList<PayerAccountView> Items);

/// <param name="MaskedNumber">The last three digits.</param>
/// <param name="Version">For If-Match.</param>
internal sealed record PayerAccountView(
    Guid Id, string Name, string ConsignorCode, string ConsignorName, string BankCode, string BranchCode, string Type,
    string MaskedNumber, bool Active, uint Version)
{
    public static PayerAccountView Of(PayerAccount row) => new(
        row.Id.Value, row.Name, row.ConsignorCode, row.ConsignorName, row.BankCode, row.BranchCode, row.AccountType,
        row.MaskedNumber, row.Active, row.Version);
}

internal static class Masked
{
    /// <summary>For people to recognise an account by; the rest stays secret.</summary>
    public static string Number(string number) => new string('*', Math.Max(0, number.Length - 3)) + number[^Math.Min(3, number.Length)..];
}

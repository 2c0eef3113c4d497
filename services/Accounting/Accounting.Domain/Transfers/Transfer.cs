namespace Seisan.Accounting.Domain.Transfers;

/// <summary>The company's account that a payment run is paid from, as its bank registered it.</summary>
/// <param name="ConsignorCode">Ten digits, given by the bank (委託者コード).</param>
/// <param name="Name">The company's name; normalised for the file.</param>
/// <param name="BankCode">Four digits.</param>
/// <param name="BranchCode">Three digits.</param>
/// <param name="AccountType"><c>1</c> 普通, <c>2</c> 当座, <c>9</c> その他.</param>
/// <param name="AccountNumber">Up to seven digits.</param>
public sealed record Payer(
    string ConsignorCode, string Name, string BankCode, string BranchCode, string AccountType, string AccountNumber);

/// <summary>One payment to one account.</summary>
/// <param name="Holder">The account's name; normalised for the file.</param>
/// <param name="AccountType"><c>1</c> 普通, <c>2</c> 当座, <c>4</c> 貯蓄, <c>9</c> その他.</param>
/// <param name="CustomerCode">What the payer calls the payee; left out where the format cannot carry it.</param>
/// <param name="Amount">Yen, from 1 to 9,999,999,999.</param>
public sealed record Transfer(
    string Holder, string BankCode, string BranchCode, string AccountType, string AccountNumber, string CustomerCode,
    long Amount);

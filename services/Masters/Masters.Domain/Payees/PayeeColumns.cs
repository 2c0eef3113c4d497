using Seisan.Masters.Domain.Csv;

namespace Seisan.Masters.Domain.Payees;

/// <summary>The file of bank accounts, apart from the employees' own so that it can be guarded apart.</summary>
public static class PayeeColumns
{
    public static readonly Column Employee = new("employee_code", "社員コード", "employeeId");
    public static readonly Column Bank = new("bank_code", "銀行コード", "bankCode");
    public static readonly Column Branch = new("branch_code", "支店コード", "branchCode");
    public static readonly Column Type = new("account_type", "預金種目", "type");
    public static readonly Column Number = new("account_number", "口座番号", "number");
    public static readonly Column Holder = new("holder", "口座名義", "holder");

    public static readonly IReadOnlyList<Column> All = [Employee, Column.From, Bank, Branch, Type, Number, Holder];
}

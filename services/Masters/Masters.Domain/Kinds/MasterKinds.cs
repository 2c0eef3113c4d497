namespace Seisan.Masters.Domain.Kinds;

/// <summary>The kinds of masters a company has.</summary>
public static class MasterKinds
{
    public static readonly DepartmentKind Departments = new();
    public static readonly RankKind Ranks = new();
    public static readonly EmployeeKind Employees = new();
    public static readonly AccountKind Accounts = new();
    public static readonly TaxCategoryKind TaxCategories = new();
    public static readonly ExpenseCategoryKind ExpenseCategories = new();
    public static readonly CounterpartyKind Counterparties = new();
    public static readonly ProjectKind Projects = new();
}

namespace Seisan.Contracts.Masters;

/// <summary>
/// A master with everything dated about it: <see cref="Versions"/> in the order of their first day, each valid until
/// the day before the next begins. A later <see cref="Version"/> replaces an earlier one as a whole.
/// </summary>
public sealed record Timeline<T>(Guid Id, string Code, long Version, IReadOnlyList<Dated<T>> Versions);

/// <summary>What holds from <see cref="From"/> (a day in Japan) on. <see cref="Active"/> false: closed from that day.</summary>
public sealed record Dated<T>(DateOnly From, bool Active, T Content);

/// <summary>Up to 200 masters of one kind whose content changed; the whole timeline of each.</summary>
public sealed record DepartmentChanged(IReadOnlyList<Timeline<Department>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
[NobodyListensYet]
public sealed record RankChanged(IReadOnlyList<Timeline<Rank>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record EmployeeChanged(IReadOnlyList<Timeline<Employee>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record AccountChanged(IReadOnlyList<Timeline<Account>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record TaxCategoryChanged(IReadOnlyList<Timeline<TaxCategory>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record ExpenseCategoryChanged(IReadOnlyList<Timeline<ExpenseCategory>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record CounterpartyChanged(IReadOnlyList<Timeline<Counterparty>> Items);

/// <inheritdoc cref="DepartmentChanged"/>
public sealed record ProjectChanged(IReadOnlyList<Timeline<Project>> Items);

/// <param name="ParentId">The department above, or null at the top.</param>
public sealed record Department(string Name, Guid? ParentId);

/// <param name="Level">Higher is more senior.</param>
public sealed record Rank(string Name, int Level);

/// <param name="Email">Where mails to the person go; null when the company has given none.</param>
/// <param name="Affiliations">Memberships on that day; exactly one is primary.</param>
public sealed record Employee(
    string Name, string NameKana, string? Email, Guid? SuperiorId, IReadOnlyList<Affiliation> Affiliations);

/// <param name="Head">The person leads the department.</param>
public sealed record Affiliation(Guid DepartmentId, Guid? RankId, bool Primary, bool Head);

public sealed record Account(string Name, string NameEn);

/// <param name="RatePercent">10, 8 or 0.</param>
/// <param name="Kind"><c>taxable</c>, <c>reduced</c>, <c>exempt</c> (非課税) or <c>out_of_scope</c> (対象外).</param>
public sealed record TaxCategory(string Name, string NameEn, int RatePercent, string Kind);

/// <param name="ReceiptRequired">A line of this category needs a receipt before it can be submitted.</param>
public sealed record ExpenseCategory(
    string Name, string NameEn, Guid AccountId, Guid TaxCategoryId, bool ReceiptRequired);

/// <param name="InvoiceNumber">The qualified-invoice number (<c>T</c> and 13 digits), where known.</param>
public sealed record Counterparty(string Name, string NameKana, string? InvoiceNumber);

public sealed record Project(string Name, string NameEn);

/// <summary>An operator registered a company; its first administrator still has to set a password.</summary>
public sealed record TenantRegistered(
    Guid TenantId, string CompanyCode, string Name, FirstAdministrator Administrator);

public sealed record FirstAdministrator(string SignInId, string Name, string Email);

/// <summary>Bank accounts of employees that were entered or changed, up to 200.</summary>
public sealed record PayeeAccountChanged(IReadOnlyList<SealedPayeeAccount> Items);

/// <param name="From">The day from which the person is paid to this account.</param>
/// <param name="Version">A later one of the same employee and day replaces an earlier one.</param>
/// <param name="SealedAccount">
/// JSON <c>{bankCode, branchCode, type, number, holder}</c>, sealed under the transport key of class <c>payee-account</c>.
/// </param>
public sealed record SealedPayeeAccount(Guid EmployeeId, DateOnly From, long Version, string SealedAccount);

/// <summary>Whom the provider tells of planned stops: the tenant's whole list. A later version replaces an earlier one.</summary>
public sealed record TenantContactsChanged(long Version, IReadOnlyList<TenantContact> Contacts);

/// <param name="Language"><c>ja</c> or <c>en</c>: in which the person is written to.</param>
public sealed record TenantContact(string Name, string Email, string Language);

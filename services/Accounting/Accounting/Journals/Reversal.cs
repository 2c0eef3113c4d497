using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Persistence;

namespace Seisan.Accounting.Journals;

/// <summary>An entry with the sides of another exchanged, which takes back what that one said. Both stay in the books.</summary>
internal static class Reversal
{
    private const string Mark = "取消 ";

    /// <summary>Writes the reversal under the next number of its year, in one statement, as entries must be.</summary>
    /// <returns>Its number.</returns>
    public static async Task<long> WriteAsync(
        AccountingDbContext db, Guid id, Guid of, DateOnly date, DateTimeOffset now, CancellationToken ct) =>
        (await db.Database.SqlQuery<long>(
            $"""
            WITH head AS (
                INSERT INTO journal_number AS own (tenant_id, year, last) VALUES ({db.Tenant.Value}, {date.Year}, 1)
                ON CONFLICT (tenant_id, year) DO UPDATE SET last = own.last + 1
                RETURNING last
            ),
            entry AS (
                INSERT INTO journal_entry (
                    tenant_id, id, year, number, date, description, claim_number, claim_id, payee_name, total, reversal_of, posted_at,
                    search_terms)
                SELECT tenant_id, {id}, {date.Year}, head.last, {date}, {Mark} || description, claim_number, claim_id, payee_name,
                       total, id, {now}, search_terms
                FROM journal_entry, head WHERE tenant_id = {db.Tenant.Value} AND id = {of}
                RETURNING number
            ),
            line AS (
                INSERT INTO journal_line (
                    tenant_id, entry_id, number, debit, account_code, account_name, sub_account, department, tax_class,
                    rate_percent, amount, tax, description)
                SELECT tenant_id, {id}, number, NOT debit, account_code, account_name, sub_account, department, tax_class,
                       rate_percent, amount, tax, {Mark} || description
                FROM journal_line WHERE tenant_id = {db.Tenant.Value} AND entry_id = {of}
            )
            SELECT number AS "Value" FROM entry
            """).ToListAsync(ct)).Single();
}

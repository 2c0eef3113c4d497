namespace Seisan.Accounting.Posting;

/// <summary>
/// How payables become journal lines: one text for the preview and for the posting, so that what is shown is what is
/// written. Rules come in as rows (<see cref="Accounts"/>).
/// </summary>
internal static class Composition
{
    /// <summary>The approved payables in question, a part at a time.</summary>
    private const string Picked =
        """
        WITH picked AS MATERIALIZED (
            SELECT id, claim_id, claim_number, title, payee_name, department, total, search_terms,
                   coalesce(@posting_date, approved_on) AS day
            FROM payable
            WHERE tenant_id = @tenant AND state = 'approved' AND approved_on <= @through AND id > @after
            ORDER BY id LIMIT @limit {0}
        ),
        """;

    private const string Judged =
        $"""
        debit AS (
            SELECT p.id, l.number, coalesce(d.code, l.account_code) AS code, coalesce(d.name, l.account_name) AS name, d.sub,
                   coalesce(n.name, t.name) AS tax_class, l.rate_percent, l.amount, l.tax * t.percent / 100 AS tax,
                   l.description, l.payment_method
            FROM picked AS p
            JOIN payable_line AS l ON l.tenant_id = @tenant AND l.payable_id = p.id
            LEFT JOIN unnest(@debit_category, @debit_code, @debit_name, @debit_sub) AS d (category_id, code, name, sub)
                ON d.category_id = l.category_id
            LEFT JOIN unnest(@tax_kind, @tax_rate, @tax_qualified, @tax_name, @tax_percent, @tax_from, @tax_until)
                      AS t (kind, rate, qualified, name, percent, first, past)
                ON t.kind = l.tax_kind AND t.rate = l.rate_percent AND t.qualified = l.qualified
                AND l.date >= t.first AND l.date < t.past
            LEFT JOIN unnest(@name_category, @name_qualified, @name_text) AS n (category_id, qualified, name)
                ON n.category_id = l.tax_category_id AND n.qualified = l.qualified
        ),
        owed AS (
            SELECT id, payment_method, sum(amount)::bigint AS amount,
                   row_number() OVER (PARTITION BY id ORDER BY payment_method) AS place
            FROM debit GROUP BY id, payment_method
        ),
        credit AS (
            SELECT o.id, 1000 + o.place AS number, c.code, c.name, c.sub, o.amount
            FROM owed AS o
            LEFT JOIN unnest(@credit_method, @credit_code, @credit_name, @credit_sub) AS c (method, code, name, sub)
                ON c.method = o.payment_method
        ),
        without AS (
            SELECT id, bool_or(code IS NULL) AS debit, bool_or(tax_class IS NULL) AS tax FROM debit GROUP BY id
        ),
        judged AS MATERIALIZED (
            SELECT p.*, CASE
                WHEN m.state = 'hard' THEN '{PostingProblems.HardClosed}'
                WHEN m.state = 'soft' AND NOT @into_soft THEN '{PostingProblems.SoftClosed}'
                WHEN w.debit THEN '{PostingProblems.NoDebitAccount}'
                WHEN w.tax THEN '{PostingProblems.NoTaxClass}'
                WHEN c.missing THEN '{PostingProblems.NoCreditAccount}'
            END AS problem
            FROM picked AS p
            JOIN without AS w ON w.id = p.id
            JOIN (SELECT id, bool_or(code IS NULL) AS missing FROM credit GROUP BY id) AS c ON c.id = p.id
            LEFT JOIN unnest(@closed_month, @closed_state) AS m (month, state) ON m.month = date_trunc('month', p.day)::date
        )
        """;

    /// <summary>What a posting would write, by account and tax class.</summary>
    public static readonly string Totals = Of("") +
        """
        , sound AS (SELECT id FROM judged WHERE problem IS NULL)
        SELECT true AS debit, code AS account_code, name AS account_name, sub AS sub_account, tax_class,
               sum(amount)::bigint AS amount, sum(tax)::bigint AS tax
        FROM debit JOIN sound USING (id) GROUP BY code, name, sub, tax_class
        UNION ALL
        SELECT false, code, name, sub, '対象外', sum(amount)::bigint, 0
        FROM credit JOIN sound USING (id) GROUP BY code, name, sub
        ORDER BY debit DESC, account_code, tax_class
        """;

    /// <summary>How many payables there are, and which of them cannot be posted.</summary>
    public static readonly string Verdicts = Of("") +
        """
        SELECT count(*) OVER () AS claims, count(problem) OVER () AS problems, id, claim_number, problem
        FROM judged ORDER BY problem IS NULL, id LIMIT 50
        """;

    /// <summary>
    /// Posts a part: numbers drawn, entries and lines written, payables moved on, in one statement. What has a problem
    /// stays where it is.
    /// </summary>
    public static readonly string Post = Of("FOR UPDATE") +
        """
        , placed AS MATERIALIZED (
            SELECT j.*, extract(year FROM day)::int AS year,
                   row_number() OVER (PARTITION BY extract(year FROM day) ORDER BY id) AS place
            FROM judged AS j WHERE problem IS NULL
        ),
        drawn AS (SELECT year, count(*) AS entries FROM placed GROUP BY year),
        head AS (
            INSERT INTO journal_number AS own (tenant_id, year, last) SELECT @tenant, year, entries FROM drawn
            ON CONFLICT (tenant_id, year) DO UPDATE SET last = own.last + excluded.last
            RETURNING year, last
        ),
        numbered AS MATERIALIZED (
            SELECT p.*, h.last - d.entries + p.place AS number
            FROM placed AS p JOIN head AS h USING (year) JOIN drawn AS d USING (year)
        ),
        entry AS (
            INSERT INTO journal_entry (
                tenant_id, id, year, number, date, description, claim_number, claim_id, payee_name, total, posting_id, posted_at,
                search_terms)
            SELECT @tenant, id, year, number, day, title, claim_number, claim_id, payee_name, total, @posting, @now, search_terms
            FROM numbered
        ),
        line AS (
            INSERT INTO journal_line (
                tenant_id, entry_id, number, debit, account_code, account_name, sub_account, department, tax_class,
                rate_percent, amount, tax, description)
            SELECT @tenant, n.id, d.number, true, d.code, d.name, d.sub, n.department, d.tax_class, d.rate_percent, d.amount, d.tax,
                   concat_ws(' ', n.claim_number, n.payee_name, d.description)
            FROM numbered AS n JOIN debit AS d ON d.id = n.id
            UNION ALL
            SELECT @tenant, n.id, c.number, false, c.code, c.name, c.sub, NULL, '対象外', 0, c.amount, 0,
                   concat_ws(' ', n.claim_number, n.payee_name)
            FROM numbered AS n JOIN credit AS c ON c.id = n.id
        ),
        moved AS (
            UPDATE payable AS own SET state = 'posted', entry_id = n.id, entry_number = n.number
            FROM numbered AS n WHERE own.tenant_id = @tenant AND own.id = n.id
        )
        SELECT (SELECT count(*) FROM picked) AS looked, (SELECT max(id::text)::uuid FROM picked) AS last,
               count(*) AS entries, coalesce(sum(total), 0)::bigint AS amount, min(number) AS first_number, max(number) AS last_number
        FROM numbered
        """;

    private static string Of(string locking) => Picked.Replace("{0}", locking, StringComparison.Ordinal) + Judged;
}

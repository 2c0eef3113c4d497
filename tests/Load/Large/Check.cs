namespace Seisan.Load.Large;

/// <summary>Looks, when everything is written, whether the databases agree with each other and with what the API leaves.</summary>
internal sealed class Check(IReadOnlyList<Store> stores, Action<string> say)
{
    /// <summary>Everything that a claim can leave behind, one that waits, and the least. The others are proved before they are told.</summary>
    private static readonly string[] Compared = ["approved by two", "waiting", "draft"];

    private bool _good = true;

    public async Task<bool> IsGoodAsync(IReadOnlyList<Told> told)
    {
        foreach (var company in told)
            await CountAsync(company);
        if (_good)
            say("counts, sums, numbers and hashes agree in all services");
        foreach (var telling in told[^1].Tellings.DistinctBy(one => one.Story.Kind).Where(one => Compared.Contains(one.Story.Kind.Name)))
            await CompareAsync(told[^1], telling);
        return _good;
    }

    /// <summary>Each number is asked of the database that owns it.</summary>
    private async Task CountAsync(Told company)
    {
        var made = company.Tellings.Count + company.Retellings.Count;
        var submitted = Number(kind => kind.Submitted);
        var approved = Number(kind => kind.Approved);
        await ExpectAsync(company, "claims", "SELECT count(*) FROM expense_claim WHERE tenant_id = $1", made, "claims");
        await ExpectAsync(company, "claims", "SELECT count(*) FROM expense_line WHERE tenant_id = $1", Sum(kind => kind.Amounts.Length), "lines");
        await ExpectAsync(
            company, "claims",
            """
            SELECT count(*) FROM expense_claim claim WHERE tenant_id = $1 AND ((total, line_count) = (
                SELECT sum(amount), count(*) FROM expense_line line WHERE line.tenant_id = claim.tenant_id AND claim_id = claim.id)) IS NOT TRUE
            """, 0, "claims whose lines do not add up");
        await ExpectAsync(
            company, "claims",
            """
            SELECT count(*) FROM claim_number year WHERE tenant_id = $1 AND ((last, last) = (
                SELECT count(DISTINCT number)::int, max(right(number, 6)::int) FROM expense_claim claim
                WHERE claim.tenant_id = year.tenant_id AND number LIKE 'EX-' || year.year || '-%')) IS NOT TRUE
            """, 0, "years with a gap in their numbers");
        await ExpectAsync(
            company, "claims", "SELECT count(*) FROM expense_claim WHERE tenant_id = $1 AND state = 'approved'", approved,
            "approved claims");
        await ExpectAsync(company, "workflow", "SELECT count(*) FROM approval WHERE tenant_id = $1", submitted, "approvals");
        await ExpectAsync(
            company, "workflow", "SELECT count(*) FROM approval WHERE tenant_id = $1 AND state = 'approved'", approved,
            "approved approvals");
        await ExpectAsync(company, "accounting", "SELECT count(*) FROM payable WHERE tenant_id = $1", approved, "payables");
        await ExpectAsync(
            company, "accounting",
            """
            SELECT count(*) FROM payable WHERE tenant_id = $1 AND total IS DISTINCT FROM (
                SELECT sum(amount) FROM payable_line line WHERE line.tenant_id = payable.tenant_id AND payable_id = payable.id)
            """, 0, "payables whose lines do not add up");
        await ExpectAsync(
            company, "audit", "SELECT count(*) FROM audit_entry WHERE tenant_id = $1 AND target_kind = 'expense-claim'",
            Sum(kind => 1 + (kind.Submitted ? 2 : 0) + kind.Answers.Length), "entries of the operation log");
        await ExpectAsync(
            company, "audit",
            """
            SELECT count(*) FROM log_head head WHERE tenant_id = $1 AND log = 'entries' AND ((last_sequence, last_sequence, last_recorded_at)
                = (SELECT count(*), max(sequence), max(recorded_at) FROM audit_entry entry WHERE entry.tenant_id = head.tenant_id)) IS NOT TRUE
            """, 0, "gaps in the log");
        await ExpectAsync(
            company, "audit", "SELECT count(*) FROM audit_entry WHERE tenant_id = $1 AND sha256(canonical) <> sha256", 0,
            "entries with a wrong hash");
        await ExpectAsync(
            company, "notifications", "SELECT count(*) FROM message WHERE tenant_id = $1 AND kind IN ('to_approve', 'approved', 'sent_back')",
            Sum(kind => kind.Opened + (kind.Completed ? 1 : 0)), "messages");

        long Number(Func<Kind, bool> which) => Sum(kind => which(kind) ? 1 : 0);
        long Sum(Func<Kind, int> of) =>
            company.Tellings.Sum(one => (long)of(one.Story.Kind)) + company.Retellings.Values.Sum(one => (long)of(one.Story.Kind));
    }

    private async Task ExpectAsync(Told company, string service, string query, long expected, string what)
    {
        var found = (long)(await stores.Single(store => store.Service == service).ReadAsync(query, company.Tenant))[0][0]!;
        if (found == expected)
            return;
        _good = false;
        say($"WRONG {company.Company.Code}: {found:N0} {what} in place of {expected:N0}");
    }

    /// <summary>Searches all databases for a loaded claim: it must have rows, and columns filled in them, as that of the API has.</summary>
    private async Task CompareAsync(Told company, Telling telling)
    {
        var kind = telling.Story.Kind;
        var id = telling.Born[company.Retellings[telling.Story.Id].PlaceOfClaim];
        var found = await Trace.OfAsync(stores, company.Tenant, id, telling.MadeAt);
        var shape = found.Shape();
        var expected = company.Retellings[telling.Story.Id].Shape;
        if (shape.SequenceEqual(expected))
        {
            var rows = found.Rows.Values.SelectMany(rows => rows).ToList();
            var tables = rows.DistinctBy(row => row.Table).Count();
            say($"\"{kind.Name}\", loaded and by the API: the same {rows.Count} rows in {tables} tables, filled alike");
            return;
        }

        _good = false;
        foreach (var line in shape.Except(expected))
            say($"WRONG \"{kind.Name}\": only loaded   {line}");
        foreach (var line in expected.Except(shape))
            say($"WRONG \"{kind.Name}\": only by the API   {line}");
    }
}

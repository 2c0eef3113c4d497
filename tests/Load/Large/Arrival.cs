namespace Seisan.Load.Large;

/// <summary>Waits until everything that a claim of the API sets off has come, so that it can be told again whole.</summary>
internal static class Arrival
{
    public static async Task<Trace> OfAsync(IReadOnlyList<Store> stores, Guid tenant, Story story, CancellationToken cancel)
    {
        while (true)
        {
            var trace = await Trace.OfAsync(stores, tenant, story.Id, story.Made);
            if (Missing(trace, story.Kind) is null)
                return trace;
            await Task.Delay(200, cancel);
        }
    }

    /// <summary>What a claim of the kind must have left behind and has not.</summary>
    public static string? Missing(Trace trace, Kind kind)
    {
        var told = kind.Opened + (kind.Completed ? 1 : 0);
        return Expect("claims", "expense_claim", 1) ?? Expect("claims", "expense_line", kind.Amounts.Length)
            ?? Expect("claims", "claim_moment", 1 + (kind.Submitted ? 1 : 0) + told + kind.Answers.Length)
            ?? Expect("claims", "claim_reader", kind.Opened) ?? Expect("documents", "claim_reader", kind.Opened)
            ?? Expect("workflow", "submission", kind.Submitted ? 1 : 0) ?? Expect("workflow", "approval", kind.Submitted ? 1 : 0)
            ?? Expect("audit", "audit_entry", 1 + (kind.Submitted ? 2 : 0) + kind.Answers.Length)
            ?? Expect("accounting", "payable", kind.Approved ? 1 : 0)
            ?? Expect("accounting", "payable_line", kind.Approved ? kind.Amounts.Length : 0)
            ?? Expect("notifications", "message", told) ?? Expect("notifications", "mail", told)
            ?? (trace.Of("notifications", "mail").All(row => (string)row["state"]! == "sent") ? null : "a mail is not sent");

        string? Expect(string service, string table, int rows) =>
            trace.Of(service, table).Count() is var found && found == rows
                ? null
                : $"{found} rows of {service}.{table} in place of {rows}";
    }
}

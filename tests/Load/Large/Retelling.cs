using System.Text.Json;
using Seisan.Audit.Log;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;

namespace Seisan.Load.Large;

/// <summary>
/// Makes the rows of any telling of a story. What services compute of other columns (search terms, message ids, the
/// log's canonical text) is computed by the same functions as there.
/// </summary>
internal sealed class Retelling
{
    private static readonly string[] Searched = ["memo", "leg_from", "leg_to", "leg_via"];

    private readonly TenantId _tenant;
    private readonly string _host;
    private readonly Trace _trace;
    private readonly Dictionary<(string Service, string Table), List<Func<Telling, object?[]>>> _rows = [];

    public Retelling(Guid tenant, string host, Story story, Trace trace)
    {
        (_tenant, _host, _trace, Story) = (new TenantId(tenant), host, trace, story);
        var spelling = new Spelling(story, trace.Born);
        foreach (var (service, rows) in trace.Rows)
        {
            foreach (var row in rows)
            {
                var cells = row.Cells.Select((_, at) => spelling.Of(row, at)).ToArray();
                var complete = Complete(service, row);
                if (!_rows.TryGetValue((service, row.Table.Name), out var ways))
                    _rows[(service, row.Table.Name)] = ways = [];
                ways.Add(telling =>
                {
                    var told = Array.ConvertAll(cells, cell => cell(telling));
                    complete(telling, told);
                    return told;
                });
            }
        }
    }

    public Story Story { get; }

    /// <summary>The place of the claim's own id among those that were made for it.</summary>
    public int PlaceOfClaim => _trace.Born.ToList().IndexOf(Story.Id);

    public int Rows => _trace.Rows.Values.Sum(rows => rows.Count);

    public IReadOnlyList<string> Shape => _trace.Shape();

    public int CountOf(string service, string table) => _rows.TryGetValue((service, table), out var ways) ? ways.Count : 0;

    public object?[] Tell(string service, string table, int row, Telling telling) => _rows[(service, table)][row](telling);

    /// <summary>The entry of the operation log at its place, from the cells of one.</summary>
    public static void Enter(Table log, object?[] cells, Place place)
    {
        var entry = AuditEntry.Of(
            new AuditRecorded(
                (Guid)Cell("entry_id")!, new DateTimeOffset((DateTime)Cell("at")!), (string)Cell("service")!, (Guid?)Cell("person_id"),
                (string?)Cell("sign_in_id"), (string?)Cell("person_name"), (Guid?)Cell("on_behalf_of"), (string?)Cell("address"),
                (string)Cell("operation")!, (string)Cell("target_kind")!, (string)Cell("target_id")!, (string?)Cell("target_label"),
                (string?)Cell("before"), (string?)Cell("after"), (string)Cell("correlation_id")!, (string?)Cell("trace_id")),
            place);
        Put("sequence", entry.Sequence);
        Put("recorded_at", entry.RecordedAt.UtcDateTime);
        Put("canonical", entry.Canonical);
        Put("sha256", entry.Sha256);
        Put("person_terms", entry.PersonTerms);
        Put("search_terms", entry.SearchTerms);

        object? Cell(string name) => cells[log.Place(name)];
        void Put(string name, object value) => cells[log.Place(name)] = value;
    }

    /// <summary>Fails when a telling of the story itself is not, row by row, what the API left.</summary>
    public void ProveItself()
    {
        var itself = Telling.Itself(Story, _trace.Born);
        foreach (var (service, rows) in _trace.Rows)
        {
            var next = new Dictionary<string, int>();
            foreach (var row in rows)
            {
                var at = next[row.Table.Name] = next.GetValueOrDefault(row.Table.Name, -1) + 1;
                var told = Tell(service, row.Table.Name, at, itself);
                if (service == "audit")
                    Enter(row.Table, told, new Place(_tenant, (long)row["sequence"]!, new DateTimeOffset((DateTime)row["recorded_at"]!)));
                for (var cell = 0; cell < told.Length; cell++)
                {
                    if (!IsSame(told[cell], row.Cells[cell]))
                        throw new InvalidOperationException(
                            $"{Story.Kind.Name}: {service}.{row.Table.Name}.{row.Table.Columns[cell].Name} is told as "
                            + $"{Show(told[cell])}, not as {Show(row.Cells[cell])}.");
                }
            }
        }
    }

    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (string[] terms, string[] others) => terms.Order(StringComparer.Ordinal).SequenceEqual(others.Order(StringComparer.Ordinal)),
        (Guid[] ids, Guid[] others) => ids.SequenceEqual(others),
        (byte[] bytes, byte[] others) => bytes.SequenceEqual(others),
        _ => Equals(one, other),
    };

    private static string Show(object? cell) =>
        cell is System.Collections.IEnumerable many and not string ? string.Join(' ', many.Cast<object>()) : $"{cell}";

    private Action<Telling, object?[]> Complete(string service, Row row)
    {
        var at = row.Table.Place("search_terms");
        switch ($"{service}.{row.Table.Name}")
        {
            case "claims.expense_claim":
                var (payees, constant) = (row.Table.Place("payee_terms"), WordsOfLines());
                return (telling, cells) =>
                {
                    var own = Story.Kind.Varies ? telling.Payees : [];
                    cells[payees] = Terms.Of(own);
                    var words = Terms.Of([telling.Title, telling.Cast.Claimant.Name, .. own, .. constant]);
                    cells[at] = (string[])[.. words, .. Numbered(telling.Number)];
                };
            case "workflow.approval" or "workflow.submission" or "accounting.payable" when at >= 0:
                return (telling, cells) => cells[at] = Terms.Of(telling.Number, telling.Title, telling.Cast.Claimant.Name);
            case "notifications.message":
                var (kind, facts) = ((string)row["kind"]!, row.Table.Place("facts"));
                return (_, cells) => cells[at] = TermsOf(kind, (string)cells[facts]!);
            case "notifications.mail":
                return IdOfMail(row);
            case "audit.audit_entry":
                return (_, _) => { };
            default:
                return row.Table.Columns.Any(column => column.Name.EndsWith("_terms", StringComparison.Ordinal))
                    ? throw new InvalidOperationException($"How {service}.{row.Table.Name} is searched is not known here.")
                    : (_, _) => { };
        }
    }

    /// <summary>Memos and places of journeys, which stay as the story has them.</summary>
    private string?[] WordsOfLines() => [.. _trace.Of("claims", "expense_line")
        .SelectMany(line => Searched.Select(column => (string?)line[column]))];

    /// <summary>As the statement that draws a number adds it.</summary>
    private static IEnumerable<string> Numbered(string? number) => number is null
        ? []
        : Enumerable.Range(0, number.Length)
            .SelectMany(_ => Enumerable.Range(1, 2), (first, size) => number[first..Math.Min(first + size, number.Length)].ToLowerInvariant())
            .Distinct();

    private static string[] TermsOf(string kind, string facts) => new Message
    {
        Id = default, RecipientId = default, Kind = kind, Cause = "", Link = "", CreatedAt = default,
        Facts = JsonSerializer.Deserialize<Dictionary<string, string>>(facts, JsonSerializerOptions.Web)!,
    }.SearchTerms;

    /// <summary>A mail goes with a message, whose cause makes its id.</summary>
    private Action<Telling, object?[]> IdOfMail(Row mail)
    {
        var with = _trace.Of("notifications", "message").Single(row =>
            MessageIds.Of(_tenant, (string)row["cause"]!, (Guid)row["recipient_id"]!, _host) == (string)mail["message_id"]!);
        var cause = new Spelling(Story, _trace.Born).Of(with, with.Table.Place("cause"));
        var (id, recipient) = (mail.Table.Place("message_id"), mail.Table.Place("recipient_id"));
        return (telling, cells) => cells[id] = MessageIds.Of(_tenant, (string)cause(telling)!, (Guid)cells[recipient]!, _host);
    }
}

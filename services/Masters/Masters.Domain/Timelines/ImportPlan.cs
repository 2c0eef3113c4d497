using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;

namespace Seisan.Masters.Domain.Timelines;

public static class ImportPlan
{
    /// <param name="existing">The masters whose codes stand in the file; of a kind that must agree, all of them.</param>
    /// <param name="codes">Masters of the kinds that the content names.</param>
    public static ImportPlan<T> Make<T>(
        MasterKind<T> kind, CsvTable table, IEnumerable<Master<T>> existing, CodeBook codes, Func<Guid> newId)
        where T : class
    {
        var plan = new ImportPlan<T>(kind, table, existing);
        plan.Follow(codes, newId);
        return plan;
    }
}

/// <summary>What a file would change: made without touching anything, so a dry run and an import are the same work.</summary>
public sealed class ImportPlan<T>
    where T : class
{
    private readonly MasterKind<T> _kind;
    private readonly CsvTable _table;
    private readonly Dictionary<string, Master<T>> _masters;
    private readonly HashSet<Master<T>> _touched = [];
    private readonly HashSet<string> _known;

    internal ImportPlan(MasterKind<T> kind, CsvTable table, IEnumerable<Master<T>> existing)
    {
        (_kind, _table) = (kind, table);
        _masters = existing.ToDictionary(one => one.Code);
        _known = [.. _masters.Keys];
    }

    public int Rows => _table.Records.Count;
    public int Created { get; private set; }
    public int Changed { get; private set; }
    public int Unchanged { get; private set; }
    public IReadOnlyList<ImportError> Errors => _table.Errors;

    /// <summary>The masters to be written, each counted as one change.</summary>
    public IReadOnlyList<Master<T>> Touched => [.. _touched];

    internal void Follow(CodeBook codes, Func<Guid> newId)
    {
        if (_table.Errors.Count > 0)
            return;

        // Codes first: a line may name a master that a later line of the same file brings.
        foreach (var master in _masters.Values)
            codes.Add(_kind.Name, master.Code, master.Id);
        foreach (var code in _table.Records.Select(record => _table.Cell(record, Column.Code)).Where(Master.IsCode).Distinct())
        {
            if (codes.Find(_kind.Name, code) is null)
                codes.Add(_kind.Name, code, newId());
        }

        ReadAll(codes);
        Agree();
        foreach (var master in _touched)
            master.Advance();
    }

    private void ReadAll(CodeBook codes)
    {
        var seen = new HashSet<(string, DateOnly)>();
        foreach (var record in _table.Records)
        {
            var line = new CsvLine(_table, record, codes);
            var code = line.Text(Column.Code);
            if (!Master.IsCode(code))
                line.Fault(Column.Code, code.Length == 0 ? "required" : "not_a_code");
            var dated = new Dated<T>(line.Day(Column.From), line.Flag(Column.Active), _kind.Read(line));
            if (!line.HasErrors)
                Judge(line, dated.Content);
            if (!line.HasErrors && !seen.Add((code, dated.From)))
                line.Fault(Column.From, "csv_double_line");
            if (!line.HasErrors)
                Put(code, dated, codes);
        }
    }

    private void Judge(CsvLine line, T content)
    {
        foreach (var fault in _kind.Faults(content))
            line.Fault(_kind.Columns.First(column => fault.Field.StartsWith(column.Field, StringComparison.Ordinal)), fault.Code);
    }

    private void Put(string code, Dated<T> dated, CodeBook codes)
    {
        if (!_masters.TryGetValue(code, out var master))
            _masters[code] = master = new(codes.Find(_kind.Name, code)!.Value, code, 0, []);
        var differs = master.Put(dated);
        if (differs)
            _touched.Add(master);
        if (!_known.Contains(code))
            Created++;
        else if (differs)
            Changed++;
        else
            Unchanged++;
    }

    private void Agree()
    {
        if (!_kind.MustAgree || _table.Errors.Count > 0)
            return;
        foreach (var wrong in _kind.Disagreeing(_masters.Values))
        {
            var line = _table.Records.LastOrDefault(record => _table.Cell(record, Column.Code) == wrong.Code)?.Line ?? 1;
            _table.Errors.Add(new(line, null, _kind.DisagreementCode, wrong.Code));
        }
    }
}

namespace Seisan.Masters.Domain.Csv;

/// <summary>A file whose first record names its columns, in any order, by title or by key.</summary>
public sealed class CsvTable
{
    private readonly Dictionary<Column, int> _places = [];
    private readonly IReadOnlyList<string> _headings = [];

    private CsvTable(IReadOnlyList<string> headings, IReadOnlyList<CsvRecord> records) =>
        (_headings, Records) = (headings, records);

    public IReadOnlyList<CsvRecord> Records { get; }
    public List<ImportError> Errors { get; } = [];

    /// <summary>Checks the headings: each column exactly once and no other.</summary>
    public static CsvTable Read(string text, IReadOnlyList<Column> columns)
    {
        List<CsvRecord> records;
        try
        {
            records = CsvReader.ReadAll(text);
        }
        catch (CsvFormatException fault)
        {
            return Broken(fault.Line, fault.Code);
        }

        if (records is [])
            return Broken(1, "csv_empty");

        var table = new CsvTable(records[0].Cells, records[1..]);
        table.Place(columns, records[0].Line);
        foreach (var record in table.Records.Where(record => record.Cells.Count != table._headings.Count))
            table.Errors.Add(new(record.Line, null, "csv_cell_count", table._headings.Count, record.Cells.Count));
        return table;
    }

    public static CsvTable Broken(int line, string code) => new([], []) { Errors = { new(line, null, code) } };

    public string Cell(CsvRecord record, Column column) => FormulaGuard.Restore(record.Cells[_places[column]]).Trim();

    public string Heading(Column column) => _headings[_places[column]];

    private void Place(IReadOnlyList<Column> columns, int line)
    {
        for (var at = 0; at < _headings.Count; at++)
        {
            var heading = FormulaGuard.Restore(_headings[at]).Trim();
            if (columns.FirstOrDefault(one => one.Title == heading || one.Key == heading) is not { } column)
                Errors.Add(new(line, heading, "csv_unknown_column"));
            else if (!_places.TryAdd(column, at))
                Errors.Add(new(line, heading, "csv_double_column"));
        }

        foreach (var missing in columns.Where(column => !_places.ContainsKey(column)))
            Errors.Add(new(line, missing.Title, "csv_missing_column"));
    }
}

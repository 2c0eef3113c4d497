using System.Text;

namespace Seisan.Masters.Domain.Csv;

/// <summary>One record of a file: <paramref name="Line"/> is the physical line on which it begins, from 1.</summary>
public sealed record CsvRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>A file that is not RFC 4180.</summary>
public sealed class CsvFormatException(int line, string code) : Exception($"Line {line}: {code}")
{
    public int Line => line;
    public string Code => code;
}

/// <summary>Reads comma-separated text as RFC 4180 writes it; line ends may be CR LF or LF, empty lines are passed over.</summary>
public sealed class CsvReader(string text)
{
    private int _at;
    private int _line = 1;

    public static List<CsvRecord> ReadAll(string text)
    {
        var reader = new CsvReader(text);
        var records = new List<CsvRecord>();
        while (reader.Next() is { } record)
        {
            if (record.Cells is not [""])
                records.Add(record);
        }

        return records;
    }

    private CsvRecord? Next()
    {
        if (_at >= text.Length)
            return null;

        var line = _line;
        var cells = new List<string>();
        do
        {
            cells.Add(_at < text.Length && text[_at] == '"' ? Quoted() : Plain());
        }
        while (Take(','));

        if (!TakeLineEnd() && _at < text.Length)
            throw new CsvFormatException(_line, "csv_stray_quote");
        return new CsvRecord(line, cells);
    }

    private string Plain()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or '\r' or '\n'))
        {
            if (text[_at] == '"')
                throw new CsvFormatException(_line, "csv_stray_quote");
            _at++;
        }

        return text[start.._at];
    }

    private string Quoted()
    {
        var line = _line;
        var cell = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] == '"')
            {
                if (_at + 1 >= text.Length || text[_at + 1] != '"')
                {
                    _at++;
                    return cell.ToString();
                }

                _at++;
            }
            else if (text[_at] == '\n')
                _line++;

            cell.Append(text[_at]);
        }

        throw new CsvFormatException(line, "csv_open_quote");
    }

    private bool Take(char expected)
    {
        if (_at >= text.Length || text[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private bool TakeLineEnd()
    {
        var carriage = Take('\r');
        if (!Take('\n') && !carriage)
            return false;
        _line++;
        return true;
    }
}

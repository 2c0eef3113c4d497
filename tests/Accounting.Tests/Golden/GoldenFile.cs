using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Seisan.Accounting.Tests.Golden;

/// <summary>
/// A file as it must be, written by hand from the layout, field by field. A line of a transfer file says offset,
/// length and value; a line of a journal file says column and value. The value stands as it stands in the file.
/// Reading checks that nothing is left out: offsets follow each other up to 120 bytes, columns up to 25.
/// </summary>
public sealed partial class GoldenFile
{
    private const int RecordLength = 120;
    private const int Columns = 25;

    private readonly string _name;
    private readonly bool _journal;
    private readonly List<byte> _bytes = [];
    private readonly List<GoldenField> _fields = [];
    private string? _record;
    private int _recordStart;
    private int _next;

    private GoldenFile(string name) => (_name, _journal) = (name, name.StartsWith("yayoi", StringComparison.Ordinal));

    /// <summary>Code page 932 that neither replaces nor guesses.</summary>
    public static Encoding ShiftJis { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public byte[] Bytes => [.. _bytes];

    /// <summary>How many characters of the input Shift_JIS does not know.</summary>
    public int Replaced { get; private set; }

    /// <summary>Names of the golden files that begin with a word, without the ending.</summary>
    public static IEnumerable<string> Names(string kind) =>
        Directory.EnumerateFiles(Folder(), kind + "-*.golden")
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order();

    public static GoldenFile Read(string name) =>
        Parse(name, File.ReadAllLines(Path.Combine(Folder(), name + ".golden")));

    /// <summary>What the writer is given: the file of the same name that ends in <c>.json</c>.</summary>
    public T Input<T>() =>
        JsonSerializer.Deserialize<T>(
            File.ReadAllText(Path.Combine(Folder(), _name + ".json")), JsonSerializerOptions.Web)!;

    /// <summary>Where other bytes differ first, in words of the layout; null where they do not.</summary>
    public string? DifferenceFrom(byte[] actual)
    {
        var at = actual.AsSpan().CommonPrefixLength(Bytes);
        if (at == _bytes.Count)
        {
            return at == actual.Length
                ? null
                : $"{_name}: {actual.Length - at} bytes after the end: {Show(actual[at..])}";
        }

        var field = _fields.Last(one => one.Start <= at);
        var found = actual.Skip(field.Start).Take(field.Value.Length).ToArray();
        return $"{_name}: [{field.Record}] {field.Name}, offset {field.Offset} of the record, byte {at} of the file: "
            + $"expected {Show(field.Value)}, actual {Show(found)}";
    }

    internal static GoldenFile Parse(string name, IEnumerable<string> lines)
    {
        var golden = new GoldenFile(name);
        foreach (var line in lines.Where(line => line.Length > 0 && line[0] != '#')) golden.Add(line);
        golden.Require(golden._record is null, "the last record has no end");
        return golden;
    }

    private void Add(string line)
    {
        if (line.StartsWith("replaced ", StringComparison.Ordinal)) Replaced = Number(line["replaced ".Length..]);
        else if (line[0] == '[') Begin(line.Trim('[', ']'));
        else if (line == "CRLF") End();
        else if ((_journal ? Column() : Field()).Match(line) is { Success: true } field) Add(field);
        else throw new FormatException($"{_name}: not a line of a golden file: {line}");
    }

    private void Begin(string record)
    {
        Require(_record is null, $"[{record}] begins before the record is at its end");
        (_record, _recordStart, _next) = (record, _bytes.Count, _journal ? 1 : 0);
    }

    private void End()
    {
        Require(_record is not null, "a line end outside a record");
        Require(_next == (_journal ? Columns + 1 : RecordLength), $"the record ends at {_next}");
        Append("line end", "\r\n"u8.ToArray());
        _record = null;
    }

    private void Add(Match field)
    {
        var (at, name) = (Number(field.Groups["at"].Value), field.Groups["name"].Value);
        var value = ShiftJis.GetBytes(field.Groups["value"].Value);
        Require(_record is not null, $"{name} stands outside a record");
        Require(at == _next, $"{name} stands at {at} and not at {_next}");
        if (!_journal)
            Require(value.Length == Number(field.Groups["length"].Value), $"{name} has {value.Length} bytes");

        // the comma belongs to the field before it: a value that is too long differs there
        Append(name, _journal && at < Columns ? [.. value, (byte)','] : value);
        _next += _journal ? 1 : value.Length;
    }

    private void Append(string name, byte[] value)
    {
        _fields.Add(new GoldenField(_record!, name, _bytes.Count, _bytes.Count - _recordStart, value));
        _bytes.AddRange(value);
    }

    private void Require(bool condition, string otherwise)
    {
        if (!condition) throw new FormatException($"{_name}: [{_record}] {otherwise}");
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Show(byte[] bytes) =>
        $"\"{CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetString(bytes)}\" ({Convert.ToHexString(bytes)})";

    private static string Folder()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Platform.sln"))) root = Path.GetDirectoryName(root)!;
        return Path.Combine(root, "tests", "Accounting.Tests", "Golden");
    }

    [GeneratedRegex("""^ *(?<at>\d+) +(?<length>\d+) +"(?<value>.*)" +# (?<name>[^"]+)$""")]
    private static partial Regex Field();

    [GeneratedRegex("""^ *(?<at>\d+) +"(?<value>.*)" +# (?<name>[^"]+)$""")]
    private static partial Regex Column();

    private sealed record GoldenField(string Record, string Name, int Start, int Offset, byte[] Value);
}

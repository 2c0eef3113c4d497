using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Seisan.Look.Texts;

namespace Seisan.Web.Claims;

/// <summary>
/// Writes the rows of the editor into one piece of markup: a component for each row costs thirty times as much. The
/// same row without values is the template that the script copies.
/// </summary>
internal abstract class RowWriter(Texts<ClaimsTexts> texts, ClaimInput input, FieldNotes notes)
{
    /// <summary>Further rows are drawn as text until they get the focus.</summary>
    private const int DrawnOpen = 30;

    private const string CopyIcon = "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M7 7h9v9H7z M4 13V4h9\"/></svg>";
    private const string RemoveIcon = "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M5 5l10 10 M15 5L5 15\"/></svg>";
    private const string FileIcon = "<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><path d=\"M10 4v12 M4 10h12\"/></svg>";

    private readonly StringBuilder _page = new(48 * 1024);
    private readonly Dictionary<string, string> _words = [];

    private readonly OptionMarkup _receipts = new(
        input.Receipts.Select((receipt, at) => (receipt.Id ?? "", $"{at + 1}", (string?)null)).Prepend(("", "—", null)));

    public MarkupString Rows()
    {
        _page.Clear();
        for (var at = 0; at < input.Lines.Count; at++)
        {
            if (at < DrawnOpen || at == notes.OpenLine || notes.Concern($"Lines[{at}].")) Open(at, input.Lines[at]);
            else Closed(at, input.Lines[at]);
        }

        return new MarkupString(_page.ToString());
    }

    public MarkupString Template()
    {
        _page.Clear();
        Open(0, Fresh);
        return new MarkupString(_page.ToString());
    }

    /// <summary>What a new line holds.</summary>
    protected virtual LineInput Fresh => new();

    /// <summary>A further class of the rows, after a blank.</summary>
    protected virtual string Style => "";

    protected abstract void Open(int at, LineInput line);

    /// <summary>The fields of a row, all of them, in the order of the posted form.</summary>
    protected abstract IEnumerable<(string Name, string? Value)> Fields(LineInput line);

    /// <summary>What a row shows that is drawn as text.</summary>
    protected abstract IEnumerable<(string Style, string? Text)> Shown(LineInput line);

    protected void Day(int at, LineInput line)
    {
        Cell(at, "Date", "day");
        Input(at, "Date", line.Date, " inputmode=\"numeric\" autocomplete=\"off\"");
        Raw("<input type=\"date\" class=\"pick\" data-pick tabindex=\"-1\" aria-label=\"").Word("Calendar").Raw("\">").End(at, "Date");
    }

    protected void ProjectAndMemo(int at, LineInput line)
    {
        Cell(at, "Project", "project");
        Input(at, "Project", line.Project, " list=\"projects\" autocomplete=\"off\"").End(at, "Project");
        Cell(at, "Memo", "memo");
        Input(at, "Memo", line.Memo, " maxlength=\"500\"").End(at, "Memo");
    }

    protected void Slip(int at, LineInput line)
    {
        Cell(at, "Receipt", "slip");
        Raw("<span class=\"pair\">").Select(at, "Receipt", line.Receipt, _receipts);
        Raw("<button type=\"button\" class=\"icon file\" data-choose title=\"").Word("AttachFile").Raw("\" aria-label=\"")
            .Word("AttachFile").Raw(" ").Raw(at + 1).Raw("\">").Raw(FileIcon).Raw("</button></span>").End(at, "Receipt");
    }

    protected string SlipOf(LineInput line) => _receipts.NameOf(line.Receipt);

    protected ReceiptInput? ReceiptOf(LineInput line) => input.Receipts.Find(one => one.Id == line.Receipt);

    private void Closed(int at, LineInput line)
    {
        Raw("<li class=\"line closed").Raw(Style).Raw("\" data-line data-closed>").Number(at);
        foreach (var (name, value) in Fields(line)) Hidden(at, name, value);
        Raw("<button class=\"row\" name=\"Action\" value=\"open-").Raw(at).Raw("\" data-act=\"open\" formnovalidate>");
        foreach (var (style, text) in Shown(line)) Raw("<span class=\"").Raw(style).Raw("\">").Text(text).Raw("</span>");
        Raw("</button>").Actions(at).Raw("</li>");
    }

    public RowWriter Number(int at) => Raw("<span class=\"no\" data-number>").Raw(at + 1).Raw("</span>");

    protected void Cell(int at, string name, string style) =>
        Raw("<div class=\"cell ").Raw(style).Raw("\" data-cell><label for=\"l").Raw(at).Raw("-").Raw(name).Raw("\">").Word(name)
            .Raw("</label>");

    public RowWriter Input(int at, string name, string? value, string facts) =>
        Raw("<input id=\"l").Raw(at).Raw("-").Raw(name).Raw("\" name=\"Lines[").Raw(at).Raw("].").Raw(name).Raw("\"").Raw(facts)
            .Value(value).Note(at, name).Raw(">");

    public RowWriter Select(int at, string name, string? value, OptionMarkup options)
    {
        Raw("<select id=\"l").Raw(at).Raw("-").Raw(name).Raw("\" name=\"Lines[").Raw(at).Raw("].").Raw(name).Raw("\"").Note(at, name).Raw(">");
        options.Write(_page, value);
        return Raw("</select>");
    }

    public RowWriter Hidden(int at, string name, string? value) =>
        Raw("<input type=\"hidden\" name=\"Lines[").Raw(at).Raw("].").Raw(name).Raw("\"").Value(value).Raw(">");

    public RowWriter Value(string? value) =>
        string.IsNullOrEmpty(value) ? this : Raw(" value=\"").Text(value).Raw("\"");

    /// <summary>Ties the field to the error or the warning below it.</summary>
    public RowWriter Note(int at, string name)
    {
        var field = $"Lines[{at}].{name}";
        if (notes.Error(field) is not null)
        {
            Raw(" aria-invalid=\"true\" aria-describedby=\"l").Raw(at).Raw("-").Raw(name).Raw("-error\"");
        }
        else if (notes.Warning(field) is not null)
        {
            Raw(" aria-describedby=\"l").Raw(at).Raw("-").Raw(name).Raw("-warning\"");
        }

        return this;
    }

    public void End(int at, string name)
    {
        var field = $"Lines[{at}].{name}";
        if (notes.Error(field) is { } error)
        {
            Raw("<p class=\"error\" data-error id=\"l").Raw(at).Raw("-").Raw(name).Raw("-error\">").Text(error).Raw("</p>");
        }

        if (notes.Warning(field) is { } warning)
        {
            Raw("<div class=\"warning\" data-warning><p data-warning-text id=\"l").Raw(at).Raw("-").Raw(name).Raw("-warning\">")
                .Text(warning.Message).Raw("</p><label class=\"check\"><input type=\"checkbox\" name=\"Confirmed\" value=\"")
                .Text(warning.Key).Raw(input.Confirmed.Contains(warning.Key) ? "\" checked>" : "\">").Word("ConfirmWarning")
                .Raw("</label></div>");
        }

        Raw("</div>");
    }

    public RowWriter Actions(int at) =>
        Raw("<div class=\"row-acts\">").Action(at, "copy", "CopyLine", CopyIcon).Action(at, "remove", "RemoveLine", RemoveIcon).Raw("</div>");

    public RowWriter Action(int at, string act, string word, string icon) =>
        Raw("<button class=\"icon\" name=\"Action\" value=\"").Raw(act).Raw("-").Raw(at).Raw("\" data-act=\"").Raw(act)
            .Raw("\" formnovalidate title=\"").Word(word).Raw("\" aria-label=\"").Word(word).Raw(" ").Raw(at + 1).Raw("\">")
            .Raw(icon).Raw("</button>");

    /// <summary>What holds while the field is empty.</summary>
    protected static string Hint(string? text) => string.IsNullOrEmpty(text) ? "" : $" placeholder=\"{Encode(text)}\"";

    public RowWriter Raw(string markup)
    {
        _page.Append(markup);
        return this;
    }

    public RowWriter Raw(int number)
    {
        _page.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    public RowWriter Text(string? text) => Raw(Encode(text ?? ""));

    public RowWriter Word(string key)
    {
        if (!_words.TryGetValue(key, out var word)) _words[key] = word = Encode(texts[key]);
        return Raw(word);
    }

    protected static string Encode(string text) => OptionMarkup.Html.Encode(text);
}

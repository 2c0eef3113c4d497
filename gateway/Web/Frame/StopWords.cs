using Seisan.Look.Texts;
using Seisan.Web.Texts;

namespace Seisan.Web.Frame;

/// <summary>How every page speaks of functions and of the times of a planned stop.</summary>
public sealed class StopWords(Texts<WebTexts> texts)
{
    public string NameOf(string function) => texts[$"function.{function}"];

    public string NamesOf(IEnumerable<string> functions) => string.Join(texts["comma"], functions.Select(NameOf));

    public string Affects(PlannedStop stop) => texts["stop.functions", NamesOf(stop.Functions)];

    public string TimesOf(PlannedStop stop) =>
        stop.EndsAt is { } end ? texts["stop.times", Show.Time(stop.StartsAt), Show.Time(end)] : Show.Time(stop.StartsAt);
}

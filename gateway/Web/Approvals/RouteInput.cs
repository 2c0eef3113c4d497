using System.Globalization;
using System.Text;

namespace Seisan.Web.Approvals;

/// <summary>What was typed into the route editor, kept as text until the workflow service has judged it.</summary>
public sealed class RouteInput
{
    public string? FormKey { get; set; }
    public string? Version { get; set; }
    public string? Name { get; set; }
    public string? Form { get; set; } = "expense";
    public string? Position { get; set; } = "100";
    public string? MinTotal { get; set; }
    public string? BelowTotal { get; set; }
    public bool Inactive { get; set; }
    public List<StepInput> Steps { get; set; } = [];

    /// <summary>Does what a button of the editor asks for: <c>add</c>, <c>remove-2</c>, <c>up-2</c>, <c>down-2</c>.</summary>
    public void Rearrange(string action)
    {
        if (action == "add")
            Steps.Add(new StepInput());
        var parts = action.Split('-');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= Steps.Count)
            return;
        if (parts[0] == "remove")
            Steps.RemoveAt(at);
        if (parts[0] == "up" && at > 0)
            (Steps[at - 1], Steps[at]) = (Steps[at], Steps[at - 1]);
        if (parts[0] == "down" && at + 1 < Steps.Count)
            (Steps[at + 1], Steps[at]) = (Steps[at], Steps[at + 1]);
    }

    internal static RouteInput Of(RouteView route, string? version) => new()
    {
        Version = version, Name = route.Name, Form = route.Form ?? "", Inactive = !route.Active,
        Position = route.Position.ToString(CultureInfo.InvariantCulture),
        MinTotal = Text(route.MinTotal), BelowTotal = Text(route.BelowTotal),
        Steps = [.. route.Steps.Select(step => new StepInput
        {
            Name = step.Name, Kind = step.Approver.Kind, Person = step.Approver.Person?.Code,
            Role = step.Approver.Role, LevelsUp = Text(step.Approver.LevelsUp), MinTotal = Text(step.MinTotal),
            BelowTotal = Text(step.BelowTotal),
        })],
    };

    /// <summary>A whole number as people type it: full-width digits, commas and the yen sign are fine.</summary>
    /// <returns>False when it is something else; true with null when nothing was typed.</returns>
    internal static bool Number(string? text, out long? number)
    {
        number = null;
        var plain = (text ?? "").Normalize(NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Trim(' ', '¥', '円');
        if (plain.Length == 0)
            return true;
        if (!long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var read))
            return false;
        number = read;
        return true;
    }

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}

public sealed class StepInput
{
    public string? Name { get; set; }
    public string? Kind { get; set; } = "department_head";

    /// <summary>The code of an employee.</summary>
    public string? Person { get; set; }

    public string? Role { get; set; } = "approver";
    public string? LevelsUp { get; set; } = "0";
    public string? MinTotal { get; set; }
    public string? BelowTotal { get; set; }
}

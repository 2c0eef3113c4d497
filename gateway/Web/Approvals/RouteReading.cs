using Seisan.Look.Texts;

namespace Seisan.Web.Approvals;

/// <summary>Turns what was typed into what the service asks for; what cannot be read goes to the page's errors.</summary>
internal sealed class RouteReading(RoutesClient client, PageErrors errors, Texts<ApprovalsTexts> texts)
{
    /// <summary>Null when something could not be read.</summary>
    public async Task<RouteContent?> ReadAsync(RouteInput input, CancellationToken stop)
    {
        var steps = new List<StepContent>();
        for (var index = 0; index < input.Steps.Count; index++)
            steps.Add(await StepAsync(input.Steps[index], $"steps[{index}].", stop));
        var position = Number(input.Position, "position") ?? 0;
        var content = new RouteContent(
            input.Name ?? "", (int)Math.Min(position, int.MaxValue), steps, string.IsNullOrEmpty(input.Form) ? null : input.Form,
            Number(input.MinTotal, "minTotal"), Number(input.BelowTotal, "belowTotal"), !input.Inactive);
        return errors.Any ? null : content;
    }

    private async Task<StepContent> StepAsync(StepInput step, string path, CancellationToken stop)
    {
        var approver = step.Kind switch
        {
            "person" => new ApproverContent("person", await PersonAsync(step.Person, path + "approver.employeeId", stop), null, null),
            "role" => new ApproverContent("role", null, step.Role, null),
            _ => new ApproverContent("department_head", null, null, (int?)Number(step.LevelsUp, path + "approver.levelsUp")),
        };
        return new StepContent(
            step.Name ?? "", approver, Number(step.MinTotal, path + "minTotal"), Number(step.BelowTotal, path + "belowTotal"));
    }

    private async Task<Guid?> PersonAsync(string? code, string path, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(code))
            return null;
        var person = await client.PersonAsync(code.Trim(), stop);
        if (person is null)
            errors.Add(path, texts["error.person", code.Trim()]);
        return person?.Id;
    }

    private long? Number(string? text, string path)
    {
        if (!RouteInput.Number(text, out var number))
            errors.Add(path, texts["error.number"]);
        return number;
    }
}

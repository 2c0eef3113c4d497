using Microsoft.AspNetCore.Components;
using Seisan.Kernel;

namespace Seisan.Web.Masters;

public sealed partial class EmployeePage(MastersClient masters, Page page, PageErrors errors, TimeProvider clock)
{
    private const string Kind = "employees";
    private MasterView<EmployeeContent>? known;
    private IReadOnlyList<MasterLine> departments = [];
    private IReadOnlyList<MasterLine> ranks = [];
    private DateOnly? shown;
    private string? superiorName;

    [Parameter] public Guid? Id { get; set; }
    [SupplyParameterFromQuery] public string? On { get; set; }
    [SupplyParameterFromForm(FormName = "employee", Name = "FormKey")] public string? Key { get; set; }
    [SupplyParameterFromForm(FormName = "employee")] public string? Act { get; set; }
    [SupplyParameterFromForm(FormName = "employee")] internal EmployeeInput? Input { get; set; }

    private Page Page => page;
    private PageErrors Errors => errors;
    private string Title => known is null ? T["new.employees"] : $"{known.Code} {known.On(shown ?? default).Content.Name}";

    protected override async Task OnInitializedAsync()
    {
        var today = JapanTime.Today(clock);
        departments = await masters.AllAsync("departments", null, page.Aborted);
        ranks = await masters.AllAsync("ranks", null, page.Aborted);
        if (Id is { } id)
            await ShowAsync(id, today);
        else
            Input ??= new() { From = DatedInput.Text(today), Active = "true", Primary = "0" };
        if (Input is { Affiliations.Count: 0 })
            Input.Affiliations.Add(new());
    }

    private async Task ShowAsync(Guid id, DateOnly today)
    {
        var answer = await masters.FindAsync<EmployeeContent>(Kind, id, page.Aborted);
        if (page.Missing(answer))
        {
            Input = null;
            return;
        }

        known = answer.Value!;
        var version = known.On(DatedInput.TryDay(On, out var day) ? day : today);
        shown = version.From;
        var superior = version.Content.SuperiorId is { } named ? known.Names.GetValueOrDefault(named) : null;
        superiorName = superior?.Name;
        Input ??= Typed(version, superior?.Code, answer.Version);
    }

    private static EmployeeInput Typed(DatedContent<EmployeeContent> version, string? superior, string? seen) => new()
    {
        Version = seen, From = DatedInput.Text(version.From), Active = version.Active ? "true" : null,
        Name = version.Content.Name, NameKana = version.Content.NameKana, Email = version.Content.Email, Superior = superior,
        Primary = $"{version.Content.Affiliations.ToList().FindIndex(one => one.Primary)}",
        Affiliations =
        [
            .. version.Content.Affiliations.Select(one => new AffiliationInput
            {
                Department = one.DepartmentId.ToString(), Rank = one.RankId?.ToString(), Head = one.Head ? "true" : null,
            }),
        ],
    };

    private async Task SaveAsync()
    {
        if (Act is "add")
        {
            Input!.Affiliations.Add(new());
            return;
        }

        var (superior, found) = await SuperiorAsync();
        if (Input!.Day(errors, T) is not { } from || !found)
        {
            page.Refuse();
            return;
        }

        if (Id is { } id)
        {
            var changed = await masters.ChangeAsync(
                Kind, id, new DatedContent<EmployeeContent>(from, Input.Active is "true", Input.Content(superior)), Input.Version, page.Aborted);
            if (!page.Refused(changed, errors)) page.Done<MastersTexts>($"/{Kind}/{id}?on={Input.From}", "saved");
            return;
        }

        var registered = await masters.RegisterAsync(Kind, Input.Code?.Trim() ?? "", from, Input.Content(superior), Key, page.Aborted);
        if (!page.Refused(registered, errors)) page.Done<MastersTexts>($"/{Kind}/{registered.Value!.Id}", "saved");
    }

    /// <summary>The employee behind the typed code; not found is an error beside the field.</summary>
    private async Task<(Guid? Id, bool Found)> SuperiorAsync()
    {
        if (Input!.Superior?.Trim() is not { Length: > 0 } code)
            return (null, true);
        var found = await masters.ListAsync(Kind, code, Input.From, null, page.Aborted, 200);
        if (found.Value?.Items.FirstOrDefault(one => one.Code == code) is { } superior)
            return (superior.Id, true);
        errors.Add("content.superiorId", T["unknown_employee", code]);
        return (null, false);
    }
}

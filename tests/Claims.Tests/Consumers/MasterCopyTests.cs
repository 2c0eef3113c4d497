using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Features;
using Seisan.Contracts.Documents;
using Seisan.Contracts.Masters;

namespace Seisan.Claims.Tests.Consumers;

public sealed class MasterCopyTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private static readonly DateOnly Founded = new(2020, 4, 1);

    [Fact]
    public async Task A_later_version_replaces_an_earlier_one_and_never_the_other_way_round()
    {
        var company = await Company.Open(service);
        await service.Deliver(company.Tenant, new ProjectChanged([Timeline(company.Project, "P01", 3, new Project("第三案", "Third"))]));
        await service.Deliver(company.Tenant, new ProjectChanged([Timeline(company.Project, "P01", 2, new Project("第二案", "Second"))]));
        await service.Deliver(company.Tenant, new ProjectChanged([Timeline(company.Project, "P01", 3, new Project("第三案", "Third"))]));

        Assert.Equal("第三案", Assert.Single((await Options(company)).Projects).Name);
    }

    [Fact]
    public async Task Masters_that_arrived_by_events_serve_a_claim()
    {
        var company = await Company.Open(service);
        var (account, tax, category) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await service.Deliver(company.Tenant, new ExpenseCategoryChanged(
            [Timeline(category, "900", 1, new ExpenseCategory("図書費", "Books", account, tax, false))]));
        await service.Deliver(company.Tenant, new TaxCategoryChanged(
            [Timeline(tax, "T8", 1, new TaxCategory("課税仕入8%", "8%", 8, "reduced"))]));
        await service.Deliver(company.Tenant, new AccountChanged([Timeline(account, "7400", 1, new Account("新聞図書費", "Books"))]));
        await service.Deliver(company.Tenant, new DepartmentChanged([Timeline(company.Sales, "D10", 2, new Department("営業一部", null))]));
        await service.Deliver(company.Tenant, new EmployeeChanged([Timeline(company.Hanako.EmployeeId!.Value, "E001", 2,
            new Employee("高橋花子", "タカハシハナコ", null, null, [new Affiliation(company.Sales, null, true, false)]))]));

        var claim = await company.Draft(company.Line(1_080, category));

        Assert.Equal(("図書費", "新聞図書費", 8, 80L),
            (claim.Lines[0].CategoryName, claim.Lines[0].AccountName, claim.Lines[0].RatePercent, claim.Tax));
        Assert.Equal(("高橋花子", "営業一部"), (claim.Claimant.Name, claim.Claimant.DepartmentName));
        Assert.Equal(("新聞図書費", 8),
            (await Options(company)).Categories.Where(one => one.Id == category).Select(one => (one.AccountName!, one.RatePercent!.Value)).Single());
    }

    [Fact]
    public async Task The_version_of_a_master_that_held_on_the_day_of_the_line_counts()
    {
        var company = await Company.Open(service);
        await service.Deliver(company.Tenant, new ExpenseCategoryChanged([new Timeline<ExpenseCategory>(company.Supplies, "010", 2,
        [
            new(Founded, true, new ExpenseCategory("消耗品費", "Supplies", Guid.Empty, Guid.Empty, false)),
            new(new DateOnly(2026, 4, 1), true, new ExpenseCategory("事務用品費", "Office supplies", Guid.Empty, Guid.Empty, false)),
            new(new DateOnly(2026, 6, 1), false, new ExpenseCategory("事務用品費", "Office supplies", Guid.Empty, Guid.Empty, false)),
        ])]));

        var claim = await company.Draft(
            company.Line(1, change: line => line["date"] = "2026-03-31"), company.Line(1, change: line => line["date"] = "2026-04-01"),
            company.Line(1, change: line => line["date"] = "2026-06-01"));

        Assert.Equal(["消耗品費", "事務用品費", null], claim.Lines.Select(line => line.CategoryName));
    }

    [Fact]
    public async Task Names_are_copied_at_submission_and_do_not_change_with_the_master()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(1_000));
        await service.Deliver(company.Tenant, new ProjectChanged([Timeline(company.Project, "P01", 2, new Project("改称", "Renamed"))]));
        await service.Deliver(company.Tenant, new DepartmentChanged([Timeline(company.Sales, "D10", 2, new Department("営業一部", null))]));
        await company.Submit(draft.Id, draft.Version);

        await service.Deliver(company.Tenant, new DepartmentChanged([Timeline(company.Sales, "D10", 3, new Department("営業二部", null))]));

        Assert.Equal("営業一部", (await company.Get(draft.Id)).Claimant.DepartmentName);
    }

    [Fact]
    public async Task Two_hundred_counterparties_of_one_event_are_found_by_part_of_their_name()
    {
        var company = await Company.Open(service);
        var items = Enumerable.Range(0, 200).Select(n => Timeline(Guid.CreateVersion7(), $"C{n:D3}", 1,
            new Counterparty(n == 7 ? "株式会社青葉文具" : $"取引先{n:D3}号店", n == 7 ? "アオバブング" : "トリヒキサキ", n == 7 ? "T4011001098993" : null))).ToList();
        await service.Deliver(company.Tenant, new CounterpartyChanged([.. items, items[7] with { Version = 2 }]));

        foreach (var text in (string[])["青葉", "ﾌﾞﾝｸﾞ", "あおば", "c007"])
        {
            var found = await Company.Read<List<PayeeSuggestion>>(await company.Send(
                company.Hanako, HttpMethod.Get, $"/api/v1/claim-options/payees?text={Uri.EscapeDataString(text)}"));
            var payee = Assert.Single(found);
            Assert.Equal(("株式会社青葉文具", "T4011001098993"), (payee.Name, payee.InvoiceNumber));
        }

        Assert.Equal(20, (await Company.Read<JsonArray>(await company.Send(
            company.Hanako, HttpMethod.Get, "/api/v1/claim-options/payees"))).Count);
    }

    [Fact]
    public async Task Evidence_that_was_stored_may_be_submitted_by_its_owner()
    {
        var company = await Company.Open(service);
        var (evidence, receipt) = (Guid.CreateVersion7(), Guid.CreateVersion7().ToString());
        var stored = new EvidenceStored(evidence, company.Hanako.UserId, "r.jpg", "image/jpeg", 10, new string('0', 64), TimeProvider.System.GetUtcNow());
        await service.Deliver(company.Tenant, stored);
        await service.Deliver(company.Tenant, stored);
        var content = Company.Content(company.Line(900, company.Taxi, line => line["receiptId"] = receipt));
        content["receipts"] = new JsonArray(new JsonObject { ["id"] = receipt, ["evidenceId"] = evidence.ToString() });
        var draft = await company.Begin(content);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await company.Submit(draft.Id, draft.Version)).StatusCode);
    }

    [Fact]
    public async Task A_copy_that_misses_a_change_asks_for_everything_again_and_a_whole_one_does_not()
    {
        var company = await Company.Open(service);
        await service.Deliver(company.Tenant, new ProjectChanged(
            [.. Enumerable.Range(1, 3).Select(n => Timeline(Guid.CreateVersion7(), $"Q{n}", n, new Project($"計画{n}", "")))]));
        var held = await service.In(company.Tenant, db =>
            db.Masters.Where(row => row.Kind == "Project").ToDictionaryAsync(row => row.Id, row => row.Version));

        await service.Deliver(company.Tenant, Stated("projects", held));
        Assert.Empty(await service.Outbox<MasterCopyDiffered>(company.Tenant));

        var (missed, version) = held.First();
        await service.Deliver(company.Tenant, Stated("projects", new(held) { [missed] = version + 1 }));
        await service.Deliver(company.Tenant, Stated("ranks", new() { [missed] = 1 })); // of which claims keeps no copy
        var asked = Assert.Single(await service.Outbox<MasterCopyDiffered>(company.Tenant));
        Assert.Equal(("projects", "claims", held.Count), (asked.Master, asked.Service, (int)asked.Count));
    }

    private static MasterStated Stated(string master, Dictionary<Guid, long> versions)
    {
        var text = string.Join(',', versions.Select(one => $"{one.Key} {one.Value}").Order(StringComparer.Ordinal));
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return new(master, versions.Count, versions.Values.Max(), digest, TimeProvider.System.GetUtcNow());
    }

    private static Timeline<T> Timeline<T>(Guid id, string code, long version, T content) =>
        new(id, code, version, [new Dated<T>(Founded, true, content)]);

    private static async Task<ClaimOptions> Options(Company company) =>
        await Company.Read<ClaimOptions>(await company.Send(company.Hanako, HttpMethod.Get, "/api/v1/claim-options"));
}

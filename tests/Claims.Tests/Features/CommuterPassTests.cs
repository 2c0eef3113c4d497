using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Contracts.Audit;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

public sealed class CommuterPassTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private const string Path = "/api/v1/commuter-passes";

    [Fact]
    public async Task A_pass_is_registered_changed_and_deleted_each_with_an_audit_entry()
    {
        var company = await Company.Open(service);
        var response = await company.Send(company.Hanako, HttpMethod.Post, Path, Pass());
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var pass = await Company.Read<PassView>(response);
        Assert.Equal($"{Path}/{pass.Id}", response.Headers.Location?.OriginalString);
        Assert.Equal(("渋谷", "新宿", "train"), (pass.From, pass.To, pass.Means));
        Assert.Equal(["原宿"], pass.Stops);

        var one = $"{Path}/{pass.Id}";
        var ended = Pass(content => content["validUntil"] = "2026-04-30");
        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await company.Send(company.Hanako, HttpMethod.Put, one, ended, pass.Version + 1)).StatusCode);
        var saved = await Company.Read<PassView>(
            await company.Send(company.Hanako, HttpMethod.Put, one, ended, pass.Version));
        Assert.Equal((new DateOnly(2026, 4, 30), false), (saved.ValidUntil!.Value, saved.Valid));
        Assert.Equivalent(saved, await Company.Read<PassView>(await company.Send(company.Hanako, HttpMethod.Get, one)));

        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await company.Send(company.Hanako, HttpMethod.Delete, one, null, pass.Version)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent,
            (await company.Send(company.Hanako, HttpMethod.Delete, one, null, saved.Version)).StatusCode);
        Assert.Empty(await List(company, company.Hanako));
        Assert.Equal(["RegisterCommuterPass", "SaveCommuterPass", "DeleteCommuterPass"],
            (await service.Outbox<AuditRecorded>(company.Tenant)).Select(entry => entry.Operation));
    }

    [Fact]
    public async Task A_pass_is_nobodys_but_its_holders()
    {
        var company = await Company.Open(service);
        var pass = await Register(company);
        foreach (var other in (TestPerson[])[TestPerson.In(company.Tenant), TestPerson.InNewTenant(), company.Hanako with { EmployeeId = null }])
        {
            Assert.Empty(await List(company, other));
            foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
            {
                var body = method == HttpMethod.Put ? Pass() : null;
                var response = await company.Send(other, method, $"{Path}/{pass.Id}", body, pass.Version);
                Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            }
        }

        var nobody = company.Hanako with { EmployeeId = null };
        Assert.Equal("no_employee", await Company.Code(await company.Send(nobody, HttpMethod.Post, Path, Pass())));
        Assert.Equal(pass.Id, Assert.Single(await List(company, company.Hanako)).Id);
    }

    [Theory]
    [InlineData("from", "\" \"", "from", "required")]
    [InlineData("to", "\"渋谷駅\"", "to", "same_place")]
    [InlineData("stops", "[\"\"]", "stops[0]", "required")]
    [InlineData("means", "\"rocket\"", "means", "unknown")]
    [InlineData("validFrom", "null", "validFrom", "required")]
    [InlineData("validFrom", "\"1999-12-31\"", "validFrom", "pass_day")]
    [InlineData("validUntil", "\"2026-03-31\"", "validUntil", "ends_before_it_begins")]
    [InlineData("employeeId", "\"0198f0c4-0000-7000-8000-000000000000\"", "employeeId", "unreadable")]
    public async Task A_field_that_cannot_be_is_named(string field, string value, string path, string code)
    {
        var company = await Company.Open(service);

        var response = await company.Send(
            company.Hanako, HttpMethod.Post, Path, Pass(content => content[field] = JsonNode.Parse(value)));

        Assert.Equal(new() { [path] = code }, await Company.Errors(response));
    }

    [Fact]
    public async Task A_journey_on_the_pass_is_deducted_by_the_server_whatever_is_sent()
    {
        var company = await Company.Open(service);
        await Register(company);
        var content = TransportTests.Content(
            TransportTests.Journey(company, "新宿", "渋谷", 180, leg => leg["roundTrip"] = true),
            TransportTests.Journey(company, "新宿", "渋谷", 180, day: "2026-03-31"),
            TransportTests.Journey(company, "渋谷", "三鷹", 400, leg => leg["via"] = "新宿"));

        var claim = await company.Begin(content);

        Assert.Equal([0L, 180L, 400L], claim.Lines.Select(line => line.Amount!.Value));
        Assert.Equal(new PassSection("渋谷", "新宿", true), claim.Lines[0].Leg!.Pass);
        Assert.Equal((360L, 360L), (claim.Lines[0].Leg!.Gross, claim.Lines[0].Leg!.Deducted));
        Assert.Null(claim.Lines[1].Leg!.Pass);
        var warning = Assert.Single(claim.Warnings);
        Assert.Equal(("lines[2].leg.fare", "section_on_pass", false), (warning.Field, warning.Code, warning.Confirmed));
    }

    [Fact]
    public async Task A_pass_registered_before_the_submission_counts_and_its_end_afterwards_changes_nothing()
    {
        var company = await Company.Open(service);
        var claim = await company.Begin(TransportTests.Content(
            TransportTests.Journey(company, "渋谷", "新宿", 180), TransportTests.Journey(company, "渋谷", "三鷹", 400)));
        Assert.Equal(580, claim.Total);
        var pass = await Register(company);

        Assert.Equal(HttpStatusCode.OK, (await company.Submit(claim.Id, claim.Version)).StatusCode);
        await company.Send(company.Hanako, HttpMethod.Delete, $"{Path}/{pass.Id}", null, pass.Version);

        var submitted = await company.Get(claim.Id);
        Assert.Equal((400L, 180L), (submitted.Total, submitted.Lines[0].Leg!.Deducted));
    }

    [Fact]
    public async Task A_claim_of_nothing_is_refused()
    {
        var company = await Company.Open(service);
        await Register(company);
        var claim = await company.Begin(TransportTests.Content(TransportTests.Journey(company, "渋谷", "新宿", 180)));

        var refused = await company.Submit(claim.Id, claim.Version);

        Assert.Equal((HttpStatusCode.Conflict, "nothing_to_pay"), (refused.StatusCode, await Company.Code(refused)));
    }

    [Fact]
    public async Task The_pass_is_told_while_the_journey_is_typed()
    {
        var company = await Company.Open(service);
        await Register(company);

        async Task<PassSection?> Told(string query) => (await Company.Read<JourneyAdvice>(await company.Send(
            company.Hanako, HttpMethod.Get, $"/api/v1/claim-options/fares?means=train&{query}"))).Pass;

        Assert.Equal(new PassSection("渋谷", "新宿", true), await Told("from=原宿&to=新宿&on=2026-04-01"));
        Assert.Equal(new PassSection("渋谷", "新宿", false), await Told("from=渋谷&via=新宿&to=三鷹&on=2026-04-01"));
        Assert.Null(await Told("from=渋谷&to=新宿&on=2026-03-31"));
    }

    private static async Task<PassView> Register(Company company) =>
        await Company.Read<PassView>(await company.Send(company.Hanako, HttpMethod.Post, Path, Pass()));

    private static async Task<List<PassView>> List(Company company, TestPerson person)
    {
        var page = await Company.Read<JsonObject>(await company.Send(person, HttpMethod.Get, Path));
        return [.. page["items"]!.AsArray().Select(item => System.Text.Json.JsonSerializer.Deserialize<PassView>(
            item, System.Text.Json.JsonSerializerOptions.Web)!)];
    }

    private static JsonObject Pass(Action<JsonObject>? change = null)
    {
        JsonObject pass = new()
        {
            ["from"] = "渋谷", ["to"] = "新宿", ["means"] = "train", ["validFrom"] = "2026-04-01",
            ["stops"] = new JsonArray("原宿"),
        };
        change?.Invoke(pass);
        return pass;
    }
}

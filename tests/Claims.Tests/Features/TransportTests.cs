using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Contracts.Claims;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

public sealed class TransportTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public async Task A_claim_of_transport_is_written_read_and_submitted()
    {
        var company = await Company.Open(service);
        var claim = await company.Begin(Content(Journey(company, "渋谷", "新宿", 180, leg =>
            (leg["via"], leg["roundTrip"]) = ("原宿", true))));

        var line = Assert.Single(claim.Lines);
        Assert.Equal(("transport", 360L, 32L), (claim.Form, claim.Total, claim.Tax));
        Assert.Equal(new LegView("渋谷", "新宿", "原宿", "train", 180, true, 360, 0, null), line.Leg);
        Assert.Equivalent(claim, await company.Get(claim.Id));

        Assert.Equal(HttpStatusCode.OK, (await company.Submit(claim.Id, claim.Version)).StatusCode);
        var told = Assert.Single(await service.Outbox<ClaimSubmitted>(company.Tenant));
        Assert.Equal(("transport", 360L), (told.Form, told.Total));
    }

    [Fact]
    public async Task The_form_is_chosen_once_and_copied()
    {
        var company = await Company.Open(service);
        var claim = await company.Begin(Content(Journey(company, "渋谷", "新宿", 180)));
        var path = $"/api/v1/claims/{claim.Id}";

        var other = Company.Content();
        other["form"] = "expense";
        var errors = await Company.Errors(await company.Send(company.Hanako, HttpMethod.Put, path, other, claim.Version));
        Assert.Equal("form_stays", errors["form"]);
        var kept = Content(Journey(company, "渋谷", "池袋", 200));
        kept.Remove("form");
        var saved = await Company.Read<ClaimView>(
            await company.Send(company.Hanako, HttpMethod.Put, path, kept, claim.Version));
        Assert.Equal(("transport", 200L), (saved.Form, saved.Total));

        var copy = await Company.Read<ClaimView>(await company.Send(company.Hanako, HttpMethod.Post, $"{path}/copy"));
        Assert.Equal(("transport", 200L, "池袋"), (copy.Form, copy.Total, copy.Lines[0].Leg!.To));
    }

    [Theory]
    [InlineData("fare", "0", "not_positive")]
    [InlineData("fare", "10000000", "amount_too_large")]
    [InlineData("fare", "180.5", "unreadable")]
    [InlineData("means", "\"rocket\"", "unknown")]
    [InlineData("from", "\"a\\u0000b\"", "bad_characters")]
    [InlineData("roundTrip", "\"yes\"", "unreadable")]
    [InlineData("colour", "\"red\"", "unreadable")]
    public async Task A_field_that_cannot_be_is_named_by_its_path(string field, string value, string code)
    {
        var company = await Company.Open(service);
        var content = Content(Journey(company, "渋谷", "新宿", 180, leg => leg[field] = JsonNode.Parse(value)));

        var errors = await Company.Errors(await company.Create(content));

        Assert.Equal([($"lines[0].leg.{field}", code)], errors.Select(error => (error.Key, error.Value)));
    }

    [Fact]
    public async Task Names_of_places_have_a_limit_and_each_form_has_its_own_fields()
    {
        var company = await Company.Open(service);
        var tooLong = new string('駅', 61);
        var content = Content(Journey(company, tooLong, tooLong, 180, leg => leg["via"] = tooLong));
        Assert.Equal(
            ["lines[0].leg.from", "lines[0].leg.to", "lines[0].leg.via"], (await Company.Errors(await company.Create(content))).Keys);

        content = Content(Journey(company, "渋谷", "新宿", 180));
        content["lines"]![0]!["amount"] = 1;
        Assert.Equal("computed", (await Company.Errors(await company.Create(content)))["lines[0].amount"]);
        content["lines"]![0]!.AsObject().Remove("amount");
        content["form"] = "expense";
        Assert.Equal("not_in_form", (await Company.Errors(await company.Create(content)))["lines[0].leg"]);
        content["form"] = "journey";
        Assert.Equal("unknown", (await Company.Errors(await company.Create(content)))["form"]);
    }

    [Fact]
    public async Task An_empty_journey_is_kept_and_what_it_lacks_is_named_at_the_submission()
    {
        var company = await Company.Open(service);
        var claim = await company.Begin(new JsonObject
        {
            ["form"] = "transport", ["title"] = "空の行", ["lines"] = new JsonArray(new JsonObject()),
        });

        var errors = await Company.Errors(await company.Submit(claim.Id, claim.Version));

        Assert.Equal(
            ["lines[0].date", "lines[0].leg.from", "lines[0].leg.to", "lines[0].leg.means", "lines[0].leg.fare", "lines[0].categoryId"],
            errors.Keys);
    }

    [Fact]
    public async Task The_list_tells_and_filters_the_form_and_finds_places()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1_000));
        await company.Begin(Content(Journey(company, "渋谷", "新宿", 180)));

        Assert.Equal(["transport", "expense"], await Forms(company, ""));
        Assert.Equal(["transport"], await Forms(company, "?form=transport"));
        Assert.Equal(["expense"], await Forms(company, "?form=expense"));
        Assert.Equal(["transport"], await Forms(company, "?text=新宿"));
        Assert.Equal(HttpStatusCode.BadRequest,
            (await company.Send(company.Hanako, HttpMethod.Get, "/api/v1/claims?form=rocket")).StatusCode);
    }

    [Fact]
    public async Task Fares_are_suggested_from_what_the_company_submitted_newest_first_in_either_direction()
    {
        var company = await Company.Open(service);
        await Submit(company, Journey(company, "渋谷", "新宿", 170, day: "2026-03-02"));
        await Submit(company, Journey(company, "新宿駅", "渋谷", 180, day: "2026-04-01"));
        await Submit(company, Journey(company, "ｼﾝｼﾞｭｸ", "渋谷", 999));
        await Submit(company, Journey(company, "渋谷", "新宿", 230, leg => leg["means"] = "bus"));
        await company.Begin(Content(Journey(company, "渋谷", "新宿", 1)));
        var colleague = TestPerson.In(company.Tenant);

        var advice = await Advice(company, colleague, "from=渋谷&to=新宿&means=train");

        Assert.Equal([180L, 170L], advice.Fares.Select(known => known.Fare));
        Assert.Equal(new DateOnly(2026, 4, 1), advice.Fares[0].Date);
        Assert.Null(advice.Pass);
        Assert.Equal(230, Assert.Single((await Advice(company, colleague, "from=新宿&to=渋谷&means=bus")).Fares).Fare);
        Assert.Equal(999, Assert.Single((await Advice(company, colleague, "from=シンジュク&to=渋谷&means=train")).Fares).Fare);
        Assert.Empty((await Advice(company, colleague, "from=渋谷&to=新宿&via=品川&means=train")).Fares);
        Assert.Empty((await Advice(company, colleague, "from=渋谷")).Fares);
        Assert.Empty((await Advice(company, TestPerson.InNewTenant(), "from=渋谷&to=新宿&means=train")).Fares);
    }

    [Fact]
    public async Task Who_asks_for_what_cannot_be_is_told_the_field()
    {
        var company = await Company.Open(service);

        var errors = await Company.Errors(await company.Send(
            company.Hanako, HttpMethod.Get, $"/api/v1/claim-options/fares?from={new string('a', 61)}&means=rocket"));

        Assert.Equal(new() { ["from"] = "too_long", ["means"] = "unknown" }, errors);
    }

    private static async Task<JourneyAdvice> Advice(Company company, TestPerson person, string query) =>
        await Company.Read<JourneyAdvice>(await company.Send(person, HttpMethod.Get, $"/api/v1/claim-options/fares?{query}"));

    private static async Task Submit(Company company, JsonObject line)
    {
        var claim = await company.Begin(Content(line));
        Assert.Equal(HttpStatusCode.OK, (await company.Submit(claim.Id, claim.Version)).StatusCode);
    }

    private static async Task<IEnumerable<string>> Forms(Company company, string query)
    {
        var page = await Company.Read<JsonObject>(await company.Send(company.Hanako, HttpMethod.Get, $"/api/v1/claims{query}"));
        return page["items"]!.AsArray().Select(item => (string)item!["form"]!);
    }

    internal static JsonObject Content(params JsonNode[] lines)
    {
        var content = Company.Content(lines);
        content["form"] = "transport";
        return content;
    }

    internal static JsonObject Journey(
        Company company, string from, string to, long fare, Action<JsonObject>? change = null, string day = "2026-04-01")
    {
        JsonObject leg = new() { ["from"] = from, ["to"] = to, ["means"] = "train", ["fare"] = fare };
        change?.Invoke(leg);
        return new() { ["date"] = day, ["categoryId"] = company.Supplies.ToString(), ["leg"] = leg };
    }
}

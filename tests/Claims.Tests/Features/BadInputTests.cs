using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Seisan.Contracts.Audit;

namespace Seisan.Claims.Tests.Features;

public sealed class BadInputTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Theory]
    [InlineData("amount", "-1", "not_positive")]
    [InlineData("amount", "0", "not_positive")]
    [InlineData("amount", "10000000000", "amount_too_large")]
    [InlineData("amount", "100.5", "unreadable")]
    [InlineData("amount", "1e30", "unreadable")]
    [InlineData("amount", "\"100\"", "unreadable")]
    [InlineData("date", "\"0001-01-01\"", "date_out_of_range")]
    [InlineData("date", "\"9999-12-31\"", "date_out_of_range")]
    [InlineData("date", "\"1999-12-31\"", "date_out_of_range")]
    [InlineData("date", "\"2026-02-30\"", "unreadable")]
    [InlineData("categoryId", "\"010\"", "unreadable")]
    [InlineData("receiptId", "\"0198f0c4-0000-7000-8000-000000000000\"", "unknown")]
    [InlineData("memo", "\"a\\u0000b\"", "bad_characters")]
    [InlineData("payee", "\"\\u001b[31m\"", "bad_characters")]
    [InlineData("colour", "\"red\"", "unreadable")]
    public async Task A_field_that_cannot_be_is_named_by_its_path(string field, string value, string code)
    {
        var company = await Company.Open(service);
        var content = Company.Content(company.Line(1), company.Line(1));
        content["lines"]![1]![field] = JsonNode.Parse(value);

        var errors = await Company.Errors(await company.Create(content));

        Assert.Equal([($"lines[1].{field}", code)], errors.Select(error => (error.Key, error.Value)));
        Assert.Empty(await service.Outbox<AuditRecorded>(company.Tenant));
    }

    [Theory]
    [InlineData("lines")]
    [InlineData("receipts")]
    [InlineData("confirmedWarnings")]
    public async Task A_list_that_holds_nothing_where_something_should_be_is_refused_by_the_place(string list)
    {
        var company = await Company.Open(service);
        var content = Company.Content(company.Line(1));
        content[list] = new JsonArray(null, null);

        var errors = await Company.Errors(await company.Create(content));

        Assert.Equal([($"{list}[0]", "required"), ($"{list}[1]", "required")], errors.Select(error => (error.Key, error.Value)));
        Assert.Empty(await service.Outbox<AuditRecorded>(company.Tenant));
    }

    [Fact]
    public async Task A_date_of_more_than_a_year_ahead_is_refused_beside_the_field()
    {
        var company = await Company.Open(service);
        var ahead = TimeProvider.System.GetUtcNow().AddYears(1).AddDays(3);

        var errors = await Company.Errors(await company.Create(Company.Content(company.Line(1, change: line =>
            line["date"] = ahead.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))));

        Assert.Equal("date_out_of_range", errors["lines[0].date"]);
    }

    [Fact]
    public async Task Texts_and_numbers_of_rows_have_a_limit()
    {
        var company = await Company.Open(service);
        var content = Company.Content(company.Line(1, change: line => line["memo"] = new string('あ', 501)));
        content["title"] = new string('題', 101);
        var errors = await Company.Errors(await company.Create(content));
        Assert.Equal(["title", "lines[0].memo"], errors.Keys);

        content = Company.Content([.. Enumerable.Range(0, 301).Select(_ => company.Line(1))]);
        Assert.Equal("too_many", (await Company.Errors(await company.Create(content)))["lines"]);
        content = Company.Content([.. Enumerable.Range(0, 300).Select(_ => company.Line(9_999_999_999))]);
        Assert.Equal(2_999_999_999_700, (await company.Begin(content)).Total);
    }

    [Fact]
    public async Task Doubled_and_empty_rows_are_named()
    {
        var company = await Company.Open(service);
        var id = Guid.CreateVersion7().ToString();
        var content = Company.Content(
            company.Line(1, change: line => line["id"] = id), company.Line(1, change: line => line["id"] = id), JsonValue.Create((string?)null)!);
        content["receipts"] = new JsonArray(new JsonObject { ["id"] = id }, new JsonObject { ["id"] = id }, null);

        var errors = await Company.Errors(await company.Create(content));

        Assert.Equal(
            new() { ["receipts[1].id"] = "duplicate", ["receipts[2]"] = "required", ["lines[1].id"] = "duplicate", ["lines[2]"] = "required" },
            errors);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"title": "a", "title": "b"}""")]
    [InlineData("""{"title": "\ud800"}""")]
    [InlineData("""{"tenantId": "0198f0c4-0000-7000-8000-000000000000"}""")]
    [InlineData("""{"lines": {}}""")]
    public async Task What_is_no_content_is_refused(string body)
    {
        var company = await Company.Open(service);
        using var client = service.As(company.Hanako);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await client.PostAsync(new Uri("/api/v1/claims", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_10_megabytes_is_too_large()
    {
        var company = await Company.Open(service);
        using var client = service.As(company.Hanako);
        client.DefaultRequestHeaders.ExpectContinue = true;
        using var content = new StringContent($$"""{"title": "{{new string('a', 10_000_000)}}"}""", Encoding.UTF8, "application/json");

        var response = await client.PostAsync(new Uri("/api/v1/claims", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("state=finished")]
    [InlineData("scope=theirs")]
    [InlineData("from=yesterday")]
    [InlineData("minAmount=1.5")]
    [InlineData("limit=0")]
    [InlineData("after=%00")]
    [InlineData("after=WyJ4Il0")]
    [InlineData("text=%00")]
    [InlineData("payee=%ED%A0%80")]
    public async Task A_filter_that_cannot_be_is_refused(string query)
    {
        var company = await Company.Open(service);

        var response = await company.Send(company.Hanako, HttpMethod.Get, $"/api/v1/claims?{query}");

        Assert.True(response.StatusCode is HttpStatusCode.BadRequest || query.StartsWith("payee", StringComparison.Ordinal));
        Assert.True(response.StatusCode < HttpStatusCode.InternalServerError);
    }
}

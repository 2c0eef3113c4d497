using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Seisan.Claims.Outputs;
using Seisan.Claims.Tests.Papers;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Outputs;

public sealed class ClaimOutputTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private const string Outputs = "/api/v1/claim-outputs";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Claims_of_a_list_become_a_zip_of_papers()
    {
        var company = await Company.Open(service);
        var numbers = new List<string>();
        for (var n = 1; n <= 3; n++) numbers.Add((await company.Submitted(company.Line(n * 100))).Submitted.Number + ".pdf");
        await company.Draft(company.Line(1));

        var output = await Made(company, "pdf", new JsonObject { ["state"] = "submitted" });

        Assert.Equal(("done", 3, 3), ((string)output["state"]!, (int)output["done"]!, (int)output["total"]!));
        var file = await company.Send(company.Hanako, HttpMethod.Get, $"{Outputs}/{output["id"]}/file");
        Assert.Equal((HttpStatusCode.OK, "application/zip"), (file.StatusCode, file.Content.Headers.ContentType!.MediaType));
        using var zip = new ZipArchive(new MemoryStream(await file.Content.ReadAsByteArrayAsync(Cancel)));
        Assert.Equal(numbers, zip.Entries.Select(entry => entry.Name).Reverse());
        using var content = new MemoryStream();
        await (await zip.Entries[0].OpenAsync(Cancel)).CopyToAsync(content, Cancel);
        Assert.Contains("¥300", await new Printed(content.ToArray()).Text(), StringComparison.Ordinal);

        var log = (await service.Outbox<AuditRecorded>(company.Tenant)).Where(entry => entry.TargetKind == "claim-output").ToList();
        Assert.Equal(["StartClaimOutput", "GetClaimOutputFile"], log.Select(entry => entry.Operation));
        Assert.All(log, entry => Assert.Contains("\"state\":\"submitted\"", entry.After, StringComparison.Ordinal));
        Assert.Contains("\"claims\":3", log[1].After, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_rows_is_the_same_as_the_one_sent_at_once()
    {
        var company = await Company.Open(service);
        await company.Submitted(company.Line(1_100));
        await company.Draft(company.Line(2_200));

        var output = await Made(company, "csv", null);
        var made = await Bytes(company, $"{Outputs}/{output["id"]}/file");
        var direct = await Bytes(company, "/api/v1/claims/csv");

        Assert.Equal([0xEF, 0xBB, 0xBF], made[..3]);
        Assert.Equal(Encoding.UTF8.GetString(direct), Encoding.UTF8.GetString(made));
        var lines = Encoding.UTF8.GetString(made).Split("\r\n");
        Assert.StartsWith("\uFEFF伝票番号,種類,状態,件名", lines[0], StringComparison.Ordinal);
        Assert.Contains(",経費精算,下書き,四月の経費,佐藤花子,営業部,2026/04/01,2026/04/01,2200,200,1,0,", lines[1], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("a\"b,c", "\"a\"\"b,c\"")]
    public async Task A_cell_is_never_a_formula(string title, string cell)
    {
        var company = await Company.Open(service);
        var content = Company.Content(company.Line(1));
        content["title"] = title;
        await company.Begin(content);

        var rows = Encoding.UTF8.GetString(await Bytes(company, "/api/v1/claims/csv")).Split("\r\n");

        Assert.Contains($",下書き,{cell},佐藤花子,", rows[1], StringComparison.Ordinal);
        Assert.Contains(
            await service.Outbox<AuditRecorded>(company.Tenant),
            entry => entry.Operation == "ExportClaims" && entry.After!.Contains("\"count\":1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_rows_than_one_page_are_all_there_once()
    {
        var company = await Company.Open(service);
        await Many.Claims(service, company, 2_500);

        var direct = Rows(await Bytes(company, "/api/v1/claims/csv"));
        var output = await Made(company, "csv", null);
        var made = Rows(await Bytes(company, $"{Outputs}/{output["id"]}/file"));

        Assert.Equal(2_500, direct.Distinct().Count());
        Assert.Equal(direct, made);
    }

    [Fact]
    public async Task A_file_is_of_whom_asked_for_it_alone()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        var output = await Made(company, "csv", null);
        var administrator = TestPerson.In(company.Tenant).As(Roles.Administrator);

        foreach (var (method, path) in (IEnumerable<(HttpMethod, string)>)[
            (HttpMethod.Get, ""), (HttpMethod.Get, "/file"), (HttpMethod.Post, "/cancellation")])
        {
            var response = await company.Send(administrator, method, $"{Outputs}/{output["id"]}{path}");
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        var list = await Company.Read<JsonObject>(await company.Send(administrator, HttpMethod.Get, Outputs));
        Assert.Empty(list["items"]!.AsArray());
    }

    [Fact]
    public async Task All_claims_are_for_those_who_may_read_all_also_when_they_fetch_the_file()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        var accountant = TestPerson.In(company.Tenant).As(Roles.Accountant);
        var all = new JsonObject { ["scope"] = "all" };

        var refused = await company.Send(company.Hanako, HttpMethod.Post, Outputs, Request("csv", all.DeepClone()));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);

        var output = await Made(company, "csv", all, accountant);
        Assert.Single(Rows(await Bytes(company, $"{Outputs}/{output["id"]}/file", accountant)));
        var demoted = accountant.Only(Permissions.ClaimsRead);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await company.Send(demoted, HttpMethod.Get, $"{Outputs}/{output["id"]}/file")).StatusCode);
    }

    [Fact]
    public async Task Nothing_is_made_of_nothing_or_of_a_wrong_wish()
    {
        var company = await Company.Open(service);

        var empty = await company.Send(company.Hanako, HttpMethod.Post, Outputs, Request("pdf", null));
        Assert.Equal((HttpStatusCode.Conflict, "nothing_to_output"), (empty.StatusCode, await Company.Code(empty)));
        var wrong = await company.Send(company.Hanako, HttpMethod.Post, Outputs, Request("doc", new JsonObject { ["state"] = "gone" }));
        Assert.Equal(["filter.state", "format"], (await Company.Errors(wrong)).Keys.Order());
    }

    [Fact]
    public async Task The_pieces_are_sealed_and_gone_when_the_file_expires()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        var output = await Made(company, "csv", null);
        var id = (Guid)output["id"]!;

        var stored = await service.In(company.Tenant, db => Task.FromResult(db.OutputParts.Single(part => part.OutputId == id).Content));
        Assert.Equal(-1, stored.AsSpan().IndexOf(Encoding.UTF8.GetBytes("四月の経費")));

        await Many.Hurry(service, company);
        await Wait.Until(
            async () => (string)(await View(company, id))["state"]! == ClaimOutput.Expired, "the file does not expire", TimeSpan.FromSeconds(30));
        var file = await company.Send(company.Hanako, HttpMethod.Get, $"{Outputs}/{id}/file");
        Assert.Equal((HttpStatusCode.Conflict, "output_not_there"), (file.StatusCode, await Company.Code(file)));
        Assert.Equal(0, await service.In(company.Tenant, db => Task.FromResult(db.OutputParts.Count(part => part.OutputId == id))));
    }

    private static async Task<JsonObject> Made(Company company, string format, JsonObject? filter, TestPerson? person = null)
    {
        var started = await company.Send(person ?? company.Hanako, HttpMethod.Post, Outputs, Request(format, filter));
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var id = (Guid)(await Company.Read<JsonObject>(started))["id"]!;
        JsonObject output = [];
        await Wait.Until(
            async () => (string)(output = await View(company, id, person))["state"]! is not ("waiting" or "running"), "the file is not made",
            TimeSpan.FromSeconds(60));
        return output;
    }

    private static async Task<JsonObject> View(Company company, Guid id, TestPerson? person = null) =>
        await Company.Read<JsonObject>(await company.Send(person ?? company.Hanako, HttpMethod.Get, $"{Outputs}/{id}"));

    private static async Task<byte[]> Bytes(Company company, string path, TestPerson? person = null)
    {
        var response = await company.Send(person ?? company.Hanako, HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(Cancel);
    }

    private static string[] Rows(byte[] file) => Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

    private static JsonObject Request(string format, JsonNode? filter) => new() { ["format"] = format, ["filter"] = filter };
}

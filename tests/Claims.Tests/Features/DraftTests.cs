using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Features;

public sealed class DraftTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public async Task A_draft_is_created_with_its_totals_and_an_audit_entry()
    {
        var company = await Company.Open(service);
        var (receipt, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var content = Company.Content(
            company.Line(1_007, change: line => line["receiptId"] = receipt.ToString()),
            company.Line(1_007, change: line => line["receiptId"] = receipt.ToString()),
            company.Line(1_007, company.Food, line => line["receiptId"] = other.ToString()),
            company.Line(300, company.Fees));
        content["receipts"] = new JsonArray(
            new JsonObject { ["id"] = receipt.ToString(), ["payee"] = "青葉文具" }, new JsonObject { ["id"] = other.ToString() });

        var response = await company.Create(content);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var claim = await Company.Read<ClaimView>(response);
        Assert.Equal($"/api/v1/claims/{claim.Id}", response.Headers.Location?.OriginalString);
        Assert.Equal($"\"{claim.Version}\"", response.Headers.ETag?.Tag);
        Assert.Equal(("draft", null, "expense", 3_321L, 257L), (claim.State, claim.Number, claim.Form, claim.Total, claim.Tax));
        Assert.Equal([new TaxView(10, 2_014, 183), new TaxView(8, 1_007, 74), new TaxView(0, 300, 0)], claim.Taxes);
        Assert.Equal(("佐藤花子", "営業部"), (claim.Claimant.Name, claim.Claimant.DepartmentName));
        Assert.Equal([("消耗品費", 10), ("消耗品費", 10), ("会議費", 8), ("租税公課", 0)],
            claim.Lines.Select(line => (line.CategoryName!, line.RatePercent!.Value)));
        Assert.Equivalent(claim, await company.Get(claim.Id));
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(company.Tenant));
        Assert.Equal(("CreateClaim", claim.Id.ToString(), company.Hanako.UserId), (entry.Operation, entry.TargetId, entry.PersonId));
    }

    [Fact]
    public async Task An_incomplete_draft_is_saved_as_typed()
    {
        var company = await Company.Open(service);
        var claim = await company.Begin(new JsonObject
        {
            ["lines"] = new JsonArray(new JsonObject { ["invoiceNumber"] = "T12345", ["categoryId"] = Guid.CreateVersion7().ToString() }),
        });

        var line = Assert.Single(claim.Lines);
        Assert.Equal(("", "T12345", null), (claim.Title, line.InvoiceNumber, line.CategoryName));
        Assert.Equal(0, claim.Total);
    }

    [Fact]
    public async Task Saving_needs_the_version_that_was_seen()
    {
        var company = await Company.Open(service);
        var claim = await company.Draft(company.Line(100));
        var path = $"/api/v1/claims/{claim.Id}";

        var saved = await company.Send(company.Hanako, HttpMethod.Put, path, Company.Content(company.Line(200)), claim.Version);
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
        var stale = await company.Send(company.Hanako, HttpMethod.Put, path, Company.Content(company.Line(300)), claim.Version);
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale_version"), (stale.StatusCode, await Company.Code(stale)));
        var blind = await company.Send(company.Hanako, HttpMethod.Put, path, Company.Content(company.Line(300)));
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);

        Assert.Equal(200, (await company.Get(claim.Id)).Total);
        Assert.Equal(["CreateClaim", "SaveClaim"],
            (await service.Outbox<AuditRecorded>(company.Tenant)).Select(entry => entry.Operation));
    }

    [Fact]
    public async Task A_change_below_the_header_changes_the_version()
    {
        var company = await Company.Open(service);
        var claim = await company.Draft(company.Line(100));

        var content = Company.Content(company.Line(100, change: line =>
            (line["id"], line["memo"]) = (claim.Lines[0].Id.ToString(), "切手")));
        var saved = await Company.Read<ClaimView>(await company.Send(
            company.Hanako, HttpMethod.Put, $"/api/v1/claims/{claim.Id}", content, claim.Version));

        Assert.NotEqual(claim.Version, saved.Version);
        Assert.Equal((claim.Lines[0].Id, "切手"), (saved.Lines[0].Id, saved.Lines[0].Memo));
    }

    [Fact]
    public async Task Lines_are_added_moved_and_removed_by_their_ids()
    {
        var company = await Company.Open(service);
        var claim = await company.Draft(company.Line(1), company.Line(2), company.Line(3));

        var content = Company.Content(
            company.Line(3, change: line => line["id"] = claim.Lines[2].Id.ToString()), company.Line(4),
            company.Line(1, change: line => line["id"] = claim.Lines[0].Id.ToString()));
        await company.Send(company.Hanako, HttpMethod.Put, $"/api/v1/claims/{claim.Id}", content, claim.Version);

        var lines = (await company.Get(claim.Id)).Lines;
        Assert.Equal([(1, 3L), (2, 4L), (3, 1L)], lines.Select(line => (line.Number, line.Amount!.Value)));
        Assert.Equal((claim.Lines[2].Id, claim.Lines[0].Id), (lines[0].Id, lines[2].Id));
    }

    [Fact]
    public async Task A_copy_is_a_new_draft_without_receipts()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted(company.Line(500), company.Line(700, company.Food));

        var response = await company.Send(company.Hanako, HttpMethod.Post, $"/api/v1/claims/{claim.Id}/copy");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var copy = await Company.Read<ClaimView>(response);
        Assert.NotEqual(claim.Id, copy.Id);
        Assert.Equal(("draft", null, 1_200L, claim.Title), (copy.State, copy.Number, copy.Total, copy.Title));
    }

    [Fact]
    public async Task A_draft_is_deleted_with_everything_below_it()
    {
        var company = await Company.Open(service);
        var claim = await company.Draft(company.Line(100));
        var path = $"/api/v1/claims/{claim.Id}";

        Assert.Equal(HttpStatusCode.PreconditionFailed,
            (await company.Send(company.Hanako, HttpMethod.Delete, path, null, claim.Version + 1)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent,
            (await company.Send(company.Hanako, HttpMethod.Delete, path, null, claim.Version)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await company.Send(company.Hanako, HttpMethod.Get, path)).StatusCode);
        await using var command = service.Administrator.CreateCommand("SELECT count(*) FROM expense_line WHERE claim_id = $1");
        command.Parameters.Add(new() { Value = claim.Id });
        Assert.Equal(0L, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_submitted_claim_is_neither_changed_nor_deleted()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var path = $"/api/v1/claims/{claim.Id}";

        var put = await company.Send(company.Hanako, HttpMethod.Put, path, Company.Content(company.Line(1)), claim.Version);
        Assert.Equal((HttpStatusCode.Conflict, "claim_not_editable"), (put.StatusCode, await Company.Code(put)));
        var delete = await company.Send(company.Hanako, HttpMethod.Delete, path, null, claim.Version);
        Assert.Equal((HttpStatusCode.Conflict, "claim_has_number"), (delete.StatusCode, await Company.Code(delete)));
        Assert.Equal(1_000, (await company.Get(claim.Id)).Total);
    }

    [Fact]
    public async Task Only_a_known_employee_has_claims()
    {
        var company = await Company.Open(service);
        var guest = company.Hanako with { EmployeeId = null };
        var newcomer = TestPerson.In(company.Tenant);

        var refused = await company.Send(guest, HttpMethod.Post, "/api/v1/claims", Company.Content(company.Line(1)));
        Assert.Equal((HttpStatusCode.Conflict, "no_employee"), (refused.StatusCode, await Company.Code(refused)));
        refused = await company.Send(newcomer, HttpMethod.Post, "/api/v1/claims", Company.Content(company.Line(1)));
        Assert.Equal((HttpStatusCode.Conflict, "employee_unknown"), (refused.StatusCode, await Company.Code(refused)));
    }

    [Fact]
    public async Task The_tenant_chooses_how_tax_is_rounded()
    {
        var company = await Company.Open(service);
        var administrator = TestPerson.In(company.Tenant).As(Roles.Administrator);
        var rules = new JsonObject { ["taxRounding"] = "half_up" };
        const string path = "/api/v1/claim-options/settings";

        Assert.Equal(HttpStatusCode.Forbidden, (await company.Send(company.Hanako, HttpMethod.Put, path, rules)).StatusCode);
        Assert.Equal(91, (await company.Draft(company.Line(1_007))).Tax);
        Assert.Equal(HttpStatusCode.OK, (await company.Send(administrator, HttpMethod.Put, path, rules)).StatusCode);
        Assert.Equal(92, (await company.Draft(company.Line(1_007))).Tax);
        Assert.Equal("half_up", (await Company.Read<ClaimRules>(await company.Send(company.Hanako, HttpMethod.Get, path))).TaxRounding);
    }
}

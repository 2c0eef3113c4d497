using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Claims.Persistence;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Claims;
using Seisan.Kernel;

namespace Seisan.Claims.Tests.Features;

public sealed class SubmitClaimTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private static readonly int Year = JapanTime.Today(TimeProvider.System).Year;

    [Fact]
    public async Task The_first_claim_of_a_year_has_number_1_in_claim_event_and_audit_entry()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted(company.Line(1_100), company.Line(2_200));
        var number = $"EX-{Year}-000001";

        Assert.Equal((number, "submitted", 1L), (submitted.Number, submitted.State, submitted.ContentVersion));
        Assert.Equal((number, "submitted", 1L, false), (claim.Number, claim.State, claim.ContentVersion, claim.Editable));
        var announced = Assert.Single(await service.Outbox<ClaimSubmitted>(company.Tenant));
        Assert.Equal((claim.Id, number, 1L, company.Hanako.EmployeeId, company.Sales, 3_300L, 2),
            (announced.ClaimId, announced.Number, announced.ContentVersion, announced.ClaimantId, announced.DepartmentId,
                announced.Total, announced.LineCount));
        var entry = (await service.Outbox<AuditRecorded>(company.Tenant))[^1];
        Assert.Equal(("SubmitClaim", number), (entry.Operation, entry.TargetLabel));
    }

    [Fact]
    public async Task Fifty_claims_submitted_at_once_get_fifty_numbers_without_a_gap()
    {
        var company = await Company.Open(service);
        var drafts = new List<ClaimView>();
        for (var n = 0; n < 50; n++) drafts.Add(await company.Draft(company.Line(100 + n)));

        var responses = await Task.WhenAll(drafts.Select(draft => company.Submit(draft.Id, draft.Version)));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var expected = Enumerable.Range(1, 50).Select(n => $"EX-{Year}-{n:D6}").ToList();
        var answered = await Task.WhenAll(responses.Select(Company.Read<SubmittedClaim>));
        Assert.Equal(expected, answered.Select(one => one.Number).Order());
        Assert.Equal(expected, (await service.Outbox<ClaimSubmitted>(company.Tenant)).Select(one => one.Number).Order());
    }

    [Fact]
    public async Task One_submission_sent_fifty_times_under_one_key_has_one_number_and_one_answer()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(100));

        var responses = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => company.Submit(draft.Id, draft.Version, "one-and-only")));

        Assert.All(responses, response => Assert.Equal(HttpStatusCode.OK, response.StatusCode));
        var answers = await Task.WhenAll(responses.Select(response =>
            response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Single(answers.Distinct());
        Assert.Single(responses.Select(response => response.Headers.ETag?.Tag).Distinct());
        Assert.Single(await service.Outbox<ClaimSubmitted>(company.Tenant));
    }

    [Fact]
    public async Task One_submission_sent_thirty_times_without_a_key_is_made_once()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(100));

        var responses = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => company.Submit(draft.Id, draft.Version)));

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.OK);
        Assert.All(responses.Where(response => response.StatusCode != HttpStatusCode.OK),
            response => Assert.Equal(HttpStatusCode.PreconditionFailed, response.StatusCode));
        Assert.Single(await service.Outbox<ClaimSubmitted>(company.Tenant));
        var (_, next) = await company.Submitted();
        Assert.Equal($"EX-{Year}-000002", next.Number);
    }

    [Fact]
    public async Task What_is_missing_is_said_field_by_field()
    {
        var company = await Company.Open(service);
        var draft = await company.Begin(new JsonObject
        {
            ["lines"] = new JsonArray(
                new JsonObject(), company.Line(1, Guid.CreateVersion7(), line => line["invoiceNumber"] = "T123456789012")),
        });

        var errors = await Company.Errors(await company.Submit(draft.Id, draft.Version));

        Assert.Equal(new()
        {
            ["title"] = "required", ["lines[0].date"] = "required", ["lines[0].amount"] = "required",
            ["lines[0].categoryId"] = "required", ["lines[1].categoryId"] = "unknown",
            ["lines[1].invoiceNumber"] = "invoice_number_form",
        }, errors);
        Assert.Equal("draft", (await company.Get(draft.Id)).State);
    }

    [Fact]
    public async Task A_claim_without_lines_is_refused()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft();

        var refused = await company.Submit(draft.Id, draft.Version);

        Assert.Equal((HttpStatusCode.Conflict, "claim_without_lines"), (refused.StatusCode, await Company.Code(refused)));
    }

    [Fact]
    public async Task A_wrong_check_digit_is_submitted_once_confirmed()
    {
        var company = await Company.Open(service);
        var content = Company.Content(company.Line(100, change: line => line["invoiceNumber"] = "Ｔ1234567890123"));
        var draft = await company.Begin(content);
        var warning = Assert.Single(draft.Warnings);
        Assert.Equal(("lines[0].invoiceNumber", "invoice_number_check_digit", false), (warning.Field, warning.Code, warning.Confirmed));
        var refused = await company.Submit(draft.Id, draft.Version);
        Assert.Equal((HttpStatusCode.Conflict, "warning_unconfirmed"), (refused.StatusCode, await Company.Code(refused)));

        content["confirmedWarnings"] = new JsonArray(warning.Key);
        var saved = await Company.Read<ClaimView>(await company.Send(
            company.Hanako, HttpMethod.Put, $"/api/v1/claims/{draft.Id}", content, draft.Version));
        Assert.Equal(HttpStatusCode.OK, (await company.Submit(saved.Id, saved.Version)).StatusCode);
        Assert.Equal("T1234567890123", (await company.Get(draft.Id)).Lines[0].InvoiceNumber);
    }

    [Fact]
    public async Task A_receipt_image_must_be_known_and_the_claimants_own()
    {
        var company = await Company.Open(service);
        var (evidence, receipt) = (Guid.CreateVersion7(), Guid.CreateVersion7().ToString());
        var content = Company.Content(company.Line(900, company.Taxi));
        var bare = await company.Begin(content.DeepClone().AsObject());
        var refused = await company.Submit(bare.Id, bare.Version);
        Assert.Equal((HttpStatusCode.Conflict, "receipt_missing"), (refused.StatusCode, await Company.Code(refused)));

        content["receipts"] = new JsonArray(new JsonObject { ["id"] = receipt, ["evidenceId"] = evidence.ToString() });
        content["lines"]![0]!["receiptId"] = receipt;
        var draft = await company.Begin(content);
        refused = await company.Submit(draft.Id, draft.Version);
        Assert.Equal((HttpStatusCode.Conflict, "evidence_unknown"), (refused.StatusCode, await Company.Code(refused)));

        await service.Save(company.Tenant, new EvidenceCopy(company.Tenant, evidence, Guid.CreateVersion7(), "a.jpg", "image/jpeg"));
        refused = await company.Submit(draft.Id, draft.Version);
        Assert.Equal("evidence_unknown", await Company.Code(refused));

        await service.In(company.Tenant, async db =>
        {
            db.Evidence.Remove(db.Evidence.Single());
            await db.SaveChangesAsync();
            return true;
        });
        await service.Save(company.Tenant, new EvidenceCopy(company.Tenant, evidence, company.Hanako.UserId, "領収書.jpg", "image/jpeg"));
        Assert.Equal(HttpStatusCode.OK, (await company.Submit(draft.Id, draft.Version)).StatusCode);
        Assert.Equal("領収書.jpg", (await company.Get(draft.Id)).Receipts[0].FileName);
        Assert.Equal([evidence], Assert.Single(await service.Outbox<ClaimSubmitted>(company.Tenant)).EvidenceIds);
    }

    [Fact]
    public async Task A_claim_is_not_submitted_when_its_audit_entry_cannot_be_written()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(100));
        await Administer("REVOKE INSERT ON outbox FROM claims_app");
        try
        {
            var failed = await company.Submit(draft.Id, draft.Version);
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        }
        finally
        {
            await Administer("GRANT INSERT ON outbox TO claims_app");
        }

        Assert.Equivalent(draft, await company.Get(draft.Id));
        var submitted = await Company.Read<SubmittedClaim>(await company.Submit(draft.Id, draft.Version));
        Assert.Equal($"EX-{Year}-000001", submitted.Number);
    }

    [Fact]
    public async Task A_stale_version_submits_nothing()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(100));

        var refused = await company.Submit(draft.Id, draft.Version + 1);

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        Assert.Empty(await service.Outbox<ClaimSubmitted>(company.Tenant));
    }

    private async Task Administer(string statement)
    {
        await using var command = service.Administrator.CreateCommand(statement);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}

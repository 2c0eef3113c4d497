using System.Net;
using System.Text.Json.Nodes;
using Seisan.Claims.Features;
using Seisan.Contracts.Accounting;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Workflow;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Consumers;

public sealed class ApprovalAnswerTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_approved_claim_is_announced_once()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted();
        var message = Guid.CreateVersion7();
        var completed = Completed(company, claim, "approved");

        await service.Deliver(company.Tenant, completed, message);
        await service.Deliver(company.Tenant, completed, message);
        await service.Deliver(company.Tenant, completed);

        Assert.Equal("approved", (await company.Get(claim.Id)).State);
        var announced = Assert.Single(await service.Outbox<ClaimApproved>(company.Tenant));
        Assert.Equal((claim.Id, submitted.Number, 1L, 1_000L), (announced.ClaimId, announced.Number, announced.ContentVersion, announced.Total));
        Assert.Single(await History(company, claim.Id), entry => entry.Kind == "approved");
    }

    [Fact]
    public async Task What_is_announced_of_an_approved_claim_is_all_that_a_journal_entry_needs()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        await service.Deliver(company.Tenant, Completed(company, claim, "approved"));

        var announced = Assert.Single(await service.Outbox<ClaimApproved>(company.Tenant));
        var line = Assert.Single(announced.Lines!);
        var coding = announced.Codings![line.Coding];

        Assert.Equal((company.Hanako.Name, "四月の経費"), (announced.ClaimantName, announced.Title));
        Assert.Equal((1, 1_000L, 90L, 10, "taxable", "employee"), (line.Number, line.Amount, line.Tax, coding.RatePercent, coding.TaxKind, coding.PaymentMethod));
        Assert.NotNull(coding.AccountCode);
    }

    [Fact]
    public async Task The_longest_claim_that_may_be_written_is_submitted_and_approved_in_messages_the_broker_takes()
    {
        var company = await Company.Open(service);
        var longest = string.Concat(Enumerable.Repeat("𠮷", 50)); // four bytes a character
        var lines = Enumerable.Range(1, 300).Select(n => company.Line(n, change: line => line["payee"] = longest)).ToArray();
        var (claim, _) = await company.Submitted(lines);

        await service.Deliver(company.Tenant, Completed(company, claim, "approved"));

        Assert.Equal(300, Assert.Single(await service.Outbox<ClaimApproved>(company.Tenant)).Lines!.Count);
        await using var command = service.Administrator.CreateCommand(
            "SELECT max(octet_length(body)) FROM outbox WHERE tenant_id = $1");
        command.Parameters.Add(new() { Value = company.Tenant.Value });
        var largest = (int)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        Assert.InRange(largest, 60_000, 256 * 1024);
    }

    [Fact]
    public async Task A_claim_whose_money_was_transferred_is_settled_once()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        await service.Deliver(company.Tenant, Completed(company, claim, "approved"));
        var paid = new PaymentResultRecorded(Guid.CreateVersion7(), "PR-2026-0001", new DateOnly(2026, 4, 30), Noon, [new PaidClaim(claim.Id, 1)]);

        await service.Deliver(company.Tenant, paid with { Claims = [new PaidClaim(claim.Id, 9)] }); // of another content
        Assert.Equal("approved", (await company.Get(claim.Id)).State);
        await service.Deliver(company.Tenant, paid);
        await service.Deliver(company.Tenant, paid);

        Assert.Equal("settled", (await company.Get(claim.Id)).State);
        Assert.Equal("PR-2026-0001 2026-04-30", Assert.Single(await History(company, claim.Id), entry => entry.Kind == "paid").Comment);
    }

    [Fact]
    public async Task A_claim_whose_approval_accounting_took_back_is_corrected_and_submitted_under_its_own_number()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted();
        await service.Deliver(company.Tenant, Completed(company, claim, "approved"));
        var reopened = new ClaimReopened(
            claim.Id, 1, submitted.Number, "四月の経費", company.Hanako.EmployeeId!.Value, "宛名が違います", Guid.CreateVersion7(), "経理 花子", Noon.AddDays(1));

        await service.Deliver(company.Tenant, reopened with { ContentVersion = 9, ReopenedAt = Noon }); // of another content
        Assert.Equal("approved", (await company.Get(claim.Id)).State);
        await service.Deliver(company.Tenant, reopened);
        await service.Deliver(company.Tenant, reopened);
        var back = await company.Get(claim.Id);
        var again = await Company.Read<SubmittedClaim>(await company.Submit(claim.Id, back.Version));
        await service.Deliver(company.Tenant, reopened); // late: the claim has moved on

        Assert.Equal(("sent_back", true, "宛名が違います", "reopened"), (back.State, back.Editable, back.Answer!.Comment, back.Answer.Reason));
        Assert.Equal((submitted.Number, 2L), (again.Number, again.ContentVersion));
        Assert.Equal("submitted", (await company.Get(claim.Id)).State);
        Assert.Equal("経理 花子", Assert.Single(await History(company, claim.Id), entry => entry is { Kind: "reopened", ContentVersion: 1 }).PersonName);
    }

    [Fact]
    public async Task A_claim_sent_back_is_corrected_and_submitted_under_its_own_number()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted();
        await service.Deliver(company.Tenant, Completed(company, claim, "sent_back", "領収書を付けてください"));
        var back = await company.Get(claim.Id);
        Assert.Equal(("sent_back", true, "領収書を付けてください"), (back.State, back.Editable, back.Answer!.Comment));

        var delete = await company.Send(company.Hanako, HttpMethod.Delete, $"/api/v1/claims/{claim.Id}", null, back.Version);
        Assert.Equal("claim_has_number", await Company.Code(delete));
        var saved = await Company.Read<ClaimView>(await company.Send(
            company.Hanako, HttpMethod.Put, $"/api/v1/claims/{claim.Id}", Company.Content(company.Line(2_000)), back.Version));
        var again = await Company.Read<SubmittedClaim>(await company.Submit(claim.Id, saved.Version));

        Assert.Equal((submitted.Number, 2L), (again.Number, again.ContentVersion));
        Assert.Equal([(1L, 1_000L), (2L, 2_000L)],
            (await service.Outbox<ClaimSubmitted>(company.Tenant)).Select(one => (one.ContentVersion, one.Total)));
        Assert.Null((await company.Get(claim.Id)).Answer);
        Assert.Equal(["created", "submitted", "sent_back", "submitted"],
            (await History(company, claim.Id)).OrderBy(entry => (entry.ContentVersion, entry.At == Noon)).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task An_answer_about_an_earlier_content_is_only_remembered()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        await service.Deliver(company.Tenant, Completed(company, claim, "withdrawn"));
        var draft = await company.Get(claim.Id);
        Assert.Equal(("draft", claim.Number, true), (draft.State, draft.Number, draft.Editable));
        await company.Submit(claim.Id, draft.Version);

        await service.Deliver(company.Tenant, Completed(company, claim, "rejected") with { ContentVersion = 1 });

        Assert.Equal("submitted", (await company.Get(claim.Id)).State);
        Assert.Empty(await service.Outbox<ClaimApproved>(company.Tenant));
    }

    [Fact]
    public async Task A_claim_nobody_may_decide_is_a_draft_again_and_says_why()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted();

        await service.Deliver(company.Tenant, new ApprovalNotOpened(claim.Id, 1, submitted.Number, claim.Title,
            company.Hanako.EmployeeId!.Value, "no_route", null, Noon));

        var draft = await company.Get(claim.Id);
        Assert.Equal(("draft", submitted.Number, "not_opened", "no_route"),
            (draft.State, draft.Number, draft.Answer!.Outcome, draft.Answer.Reason));
        Assert.Contains(await History(company, claim.Id), entry => entry is { Kind: "not_opened", Reason: "no_route" });
    }

    [Fact]
    public async Task Events_in_any_order_lead_to_the_same_claim()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var (head, director) = (TestPerson.In(company.Tenant), TestPerson.In(company.Tenant));

        await service.Deliver(company.Tenant, Decided(claim, 2, director));
        await service.Deliver(company.Tenant, Requested(company, claim, 2, "部長", director, Noon.AddMinutes(2)));
        await service.Deliver(company.Tenant, Requested(company, claim, 1, "課長", head, Noon));
        Assert.Equal((2, "部長"), At((await company.Get(claim.Id)).Approval!));
        await service.Deliver(company.Tenant, Completed(company, claim, "approved") with { CompletedAt = Noon.AddMinutes(4) });
        await service.Deliver(company.Tenant, Requested(company, claim, 2, "部長", director, Noon.AddMinutes(2)));
        await service.Deliver(company.Tenant, Decided(claim, 1, head));

        Assert.Equal(("approved", null), ((await company.Get(claim.Id, head)).State, (await company.Get(claim.Id, director)).Approval));
        Assert.Equal(["step_opened", "step_approved", "step_opened", "step_approved", "approved"],
            (await History(company, claim.Id)).Where(entry => entry.At.Year == 2026 && entry.At.Month == 4).Select(entry => entry.Kind));
    }

    [Fact]
    public async Task Those_who_are_asked_may_read_the_claim()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var (head, other) = (TestPerson.In(company.Tenant), TestPerson.In(company.Tenant));

        await service.Deliver(company.Tenant, Requested(company, claim, 1, "課長", head, Noon));

        Assert.Equal((1, "課長"), At((await company.Get(claim.Id, head)).Approval!));
        var path = $"/api/v1/claims/{claim.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await company.Send(other, HttpMethod.Get, path)).StatusCode);
        var list = await Company.Read<JsonObject>(await company.Send(company.Hanako, HttpMethod.Get, "/api/v1/claims"));
        Assert.Equal("課長", (string?)list["items"]![0]!["stepName"]);
    }

    [Fact]
    public async Task The_history_says_who_was_asked()
    {
        var company = await Company.Open(service);
        var (claim, _) = await company.Submitted();
        var (head, unknown) = (TestPerson.In(company.Tenant), TestPerson.In(company.Tenant));
        await service.Save(company.Tenant, Company.Copy(head.EmployeeId!.Value, "E002", new Contracts.Masters.Employee(
            "鈴木健一", "スズキケンイチ", null, null, [])));

        await service.Deliver(company.Tenant, Requested(company, claim, 1, "課長", head, Noon));
        await service.Deliver(company.Tenant, Requested(company, claim, 2, "部長", unknown, Noon.AddMinutes(2)));

        Assert.Equal(["鈴木健一", null],
            (await History(company, claim.Id)).Where(entry => entry.Kind == "step_opened").Select(entry => entry.PersonName));
    }

    private static (int, string) At(ApprovalView approval) => (approval.Step, approval.StepName);

    private static async Task<List<HistoryEntry>> History(Company company, Guid claim) =>
        await Company.Read<List<HistoryEntry>>(await company.Send(company.Hanako, HttpMethod.Get, $"/api/v1/claims/{claim}/history"));

    private static ApprovalCompleted Completed(Company company, ClaimView claim, string outcome, string? comment = null) =>
        new(Guid.CreateVersion7(), claim.Id, claim.ContentVersion, claim.Number!, claim.Title,
            company.Hanako.EmployeeId!.Value, outcome, Guid.CreateVersion7(), "鈴木一郎", comment, Noon);

    private static ApprovalRequested Requested(
        Company company, ClaimView claim, int step, string name, TestPerson approver, DateTimeOffset at) =>
        new(claim.Id, claim.Id, claim.ContentVersion, claim.Number!, claim.Title, company.Hanako.EmployeeId!.Value,
            "佐藤花子", claim.Total, step, 2, name, [approver.EmployeeId!.Value], null, at);

    private static StepDecided Decided(ClaimView claim, int step, TestPerson by) =>
        new(claim.Id, claim.Id, claim.ContentVersion, step, step == 1 ? "課長" : "部長", "approved",
            by.EmployeeId!.Value, by.Name, null, Noon.AddMinutes((step * 2) - 1));
}

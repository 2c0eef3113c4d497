using System.Net;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Papers;

public sealed class GetClaimPdfTests(ClaimsService service) : IClassFixture<ClaimsService>
{
    [Fact]
    public async Task Whoever_may_read_a_claim_prints_it_and_the_log_tells_of_it()
    {
        var company = await Company.Open(service);
        var (claim, submitted) = await company.Submitted();
        var accountant = TestPerson.In(company.Tenant).As(Roles.Accountant);

        var response = await company.Send(accountant, HttpMethod.Get, $"/api/v1/claims/{claim.Id}/pdf");

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal($"{submitted.Number}.pdf", response.Content.Headers.ContentDisposition.FileName!.Trim('"'));
        var text = await new Printed(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Text();
        Assert.Contains(submitted.Number, text, StringComparison.Ordinal);
        Assert.Contains("¥1,000", text, StringComparison.Ordinal);
        var entry = Assert.Single(await service.Outbox<AuditRecorded>(company.Tenant), one => one.Operation == "GetClaimPdf");
        Assert.Equal(((Guid?)accountant.UserId, claim.Id.ToString(), submitted.Number), (entry.PersonId, entry.TargetId, entry.TargetLabel));
    }

    [Fact]
    public async Task Who_may_not_read_it_finds_nothing_to_print()
    {
        var company = await Company.Open(service);
        var draft = await company.Draft(company.Line(100));

        var colleague = await company.Send(TestPerson.In(company.Tenant), HttpMethod.Get, $"/api/v1/claims/{draft.Id}/pdf");

        Assert.Equal(HttpStatusCode.NotFound, colleague.StatusCode);
        Assert.DoesNotContain(await service.Outbox<AuditRecorded>(company.Tenant), one => one.Operation == "GetClaimPdf");
    }
}

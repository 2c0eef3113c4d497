using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Claims.Outputs;
using Seisan.Contracts.Audit;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests.Outputs;

/// <summary>Answers requests and leaves the jobs to a process that can be killed.</summary>
public sealed class IdleClaimsService : ClaimsService
{
    protected override void Arrange(IServiceCollection services)
    {
        foreach (var runner in services.Where(one => one.ImplementationType?.Name == "JobRunner").ToList())
            services.Remove(runner);
    }
}

public sealed class OutputCrashTests(IdleClaimsService service) : IClassFixture<IdleClaimsService>
{
    private const int Claims = 400, Kills = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task A_file_whose_maker_is_killed_again_and_again_holds_each_claim_once()
    {
        var company = await Company.Open(service);
        await Many.Claims(service, company, Claims);
        var id = await Started(company);
        var settings = await service.SettingsForAProcess();

        long seen = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var process = await ServiceProcess.StartAsync(typeof(Program), settings);
            var before = seen;
            await Wait.Until(async () => (seen = (await Output(company, id)).Claims) > before, "the file did not go on", Patience);
            await process.KillAsync();
        }

        Assert.InRange(seen, 1, Claims - 1); // it was killed on its way
        await using var last = await ServiceProcess.StartAsync(typeof(Program), settings);
        await Wait.Until(async () => (await Output(company, id)).State == ClaimOutput.Done, "the file did not end", Patience);

        var file = await company.Send(company.Hanako, HttpMethod.Get, $"/api/v1/claim-outputs/{id}/file");
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Claims, zip.Entries.Select(entry => entry.Name).Distinct().Count());
        Assert.Equal(Claims, zip.Entries.Count);
    }

    [Fact]
    public async Task A_file_that_is_cancelled_leaves_nothing_behind()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        var id = await Started(company);

        var cancelled = await company.Send(company.Hanako, HttpMethod.Post, $"/api/v1/claim-outputs/{id}/cancellation");
        var again = await company.Send(company.Hanako, HttpMethod.Post, $"/api/v1/claim-outputs/{id}/cancellation");

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Conflict), (cancelled.StatusCode, again.StatusCode));
        await using var process = await ServiceProcess.StartAsync(typeof(Program), await service.SettingsForAProcess());
        await Wait.Until(
            async () => await service.In(company.Tenant, db => db.Jobs.AllAsync(job => job.State == "done")), "the job does not end", Patience);
        Assert.Equal((ClaimOutput.Cancelled, 0), ((await Output(company, id)).State, (await Output(company, id)).Parts));
        Assert.Contains(await service.Outbox<AuditRecorded>(company.Tenant), entry => entry.Operation == "CancelClaimOutput");
    }

    [Fact]
    public async Task Nobody_has_more_than_three_files_made_at_a_time()
    {
        var company = await Company.Open(service);
        await company.Draft(company.Line(1));
        for (var n = 0; n < 3; n++) await Started(company);

        var fourth = await Start(company);

        Assert.Equal((HttpStatusCode.Conflict, "outputs_under_way"), (fourth.StatusCode, await Company.Code(fourth)));
    }

    private static Task<HttpResponseMessage> Start(Company company) =>
        company.Send(company.Hanako, HttpMethod.Post, "/api/v1/claim-outputs", new JsonObject { ["format"] = "pdf" });

    private static async Task<Guid> Started(Company company) => (Guid)(await Company.Read<JsonObject>(await Start(company)))["id"]!;

    private Task<ClaimOutput> Output(Company company, Guid id) =>
        service.In(company.Tenant, db => db.Outputs.AsNoTracking().SingleAsync(row => row.Id == id));
}

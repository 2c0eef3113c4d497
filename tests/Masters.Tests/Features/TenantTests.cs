using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Features.Timelines;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class TenantTests(MastersService service) : IClassFixture<MastersService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _operator = TestPerson.In(TenantId.Provider).As(Roles.Operator);

    [Fact]
    public async Task A_new_company_is_told_in_its_own_envelope_and_logged_by_the_provider()
    {
        var response = await Register("aoba");

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var id = (await response.Json()).GetProperty("id").GetGuid();
        var told = Assert.Single(await service.Outbox<TenantRegistered>(new TenantId(id)));
        Assert.Equal((id, "aoba", "admin"), (told.TenantId, told.CompanyCode, told.Administrator.SignInId));
        Assert.Contains(await service.Outbox<AuditRecorded>(TenantId.Provider), entry => entry.TargetLabel == "aoba");
        var own = await service.As(TestPerson.In(new TenantId(id))).Get("tenant");
        Assert.Equal("青葉商事株式会社", own.GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_same_registration_under_one_key_is_one_company()
    {
        var key = Guid.CreateVersion7().ToString();

        var first = await (await Register("midori", key)).Json();
        var second = await (await Register("midori", key)).Json();

        Assert.Equal(first.GetProperty("id").GetGuid(), second.GetProperty("id").GetGuid());
        Assert.Equal(HttpStatusCode.Conflict, (await Register("midori")).StatusCode);
    }

    [Fact]
    public async Task Each_night_a_company_states_what_its_masters_add_up_to()
    {
        var tenant = new TenantId((await (await Register("hikari")).Json()).GetProperty("id").GetGuid());
        await service.As(TestPerson.In(tenant).As(Roles.Administrator)).Import(
            "projects", "code,from,active,name,name_en\r\n" + Lines(3, at => $"P{at},2026-04-01,1,計画{at},"));
        var job = await service.In(tenant, db => db.Jobs.SingleAsync(Cancel));
        Assert.Equal(3, JapanTime.At(job.NotBefore).Hour);
        Assert.InRange(job.NotBefore - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(-1), TimeSpan.FromDays(1));

        await LetItBeThree(job.Id);

        await Wait.Until(
            async () => (await service.Outbox<MasterStated>(tenant)).Count == ReplayMasters.Kinds.Count, "Nothing was stated");
        var stated = (await service.Outbox<MasterStated>(tenant)).Single(one => one.Master == "projects");
        Assert.Equal((3, 1), (stated.Count, stated.HighestVersion));
        var again = await service.In(tenant, db => db.Jobs.SingleAsync(Cancel));
        Assert.True(again.NotBefore > TimeProvider.System.GetUtcNow(), "The next night is not planned");
    }

    [Fact]
    public async Task A_copy_that_differs_is_told_of_everything_again_once()
    {
        var admin = Administrator();
        await service.As(admin).Import("ranks", "code,from,active,name,level\r\n" + Lines(5, at => $"R{at},2026-04-01,1,役職{at},{at}"));
        var before = (await service.Outbox<RankChanged>(admin.Tenant)).Count;

        await service.Deliver(admin.Tenant, new MasterCopyDiffered("ranks", "claims", 4, 1));

        await Wait.Until(
            async () => (await service.Outbox<RankChanged>(admin.Tenant)).Skip(before).Sum(one => one.Items.Count) == 5,
            "The ranks were not told again");
    }

    private async Task LetItBeThree(Guid job)
    {
        await using var command = service.Administrator.CreateCommand("UPDATE job SET not_before = now() WHERE id = $1");
        command.Parameters.Add(new() { Value = job });
        Assert.Equal(1, await command.ExecuteNonQueryAsync(Cancel));
    }

    [Theory]
    [InlineData("AB")]
    [InlineData("青葉")]
    public async Task A_company_code_is_plain(string code) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await Register(code)).StatusCode);

    [Fact]
    public async Task Only_operators_see_and_register_companies()
    {
        var administrator = service.As(Administrator());

        Assert.Equal(HttpStatusCode.Forbidden, (await administrator.GetAsync(At("/api/v1/tenants"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(At("/api/v1/tenant"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await service.As(_operator).GetAsync(At("/api/v1/employees"), Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("鳩", "hato")]
    [InlineData("ＨＡＴＯ", "hato")]
    [InlineData("商事 はと", "hato")]
    [InlineData("鶴", null)]
    public async Task A_company_is_found_by_code_or_name_and_exported(string text, string? found)
    {
        await Register("hato", name: "鳩ハト商事");

        var listed = await service.As(_operator).Get($"tenants?text={Uri.EscapeDataString(text)}");
        var csv = await service.As(_operator).GetStringAsync(At($"/api/v1/tenants/export?text={Uri.EscapeDataString(text)}"), Cancel);

        Assert.Equal(found, listed.GetProperty("items").EnumerateArray().Select(one => one.GetProperty("companyCode").GetString()).SingleOrDefault());
        Assert.Equal(found is null ? 1 : 2, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(await service.Outbox<AuditRecorded>(TenantId.Provider), entry => entry.Operation == "ExportTenants");
    }

    [Fact]
    public async Task A_name_that_looks_like_a_formula_is_exported_as_text()
    {
        await Register("keisan", name: "=HYPERLINK(\"//x\")");

        var csv = await service.As(_operator).GetStringAsync(At("/api/v1/tenants/export?text=keisan"), Cancel);

        Assert.Contains("keisan,\"'=HYPERLINK(\"\"//x\"\")\",20", csv, StringComparison.Ordinal);
        Assert.Equal(
            HttpStatusCode.Forbidden, (await service.As(Administrator()).GetAsync(At("/api/v1/tenants/export"), Cancel)).StatusCode);
    }

    private async Task<HttpResponseMessage> Register(string companyCode, string? key = null, string name = "青葉商事株式会社")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/tenants"))
        {
            Content = JsonContent.Create(new
            {
                companyCode, name,
                administrator = new { signInId = "admin", name = "管理 太郎", email = "admin@aoba.example" },
            }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await service.As(_operator).SendAsync(request, Cancel);
    }
}

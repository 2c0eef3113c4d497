using System.Net;
using System.Net.Http.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
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

    private async Task<HttpResponseMessage> Register(string companyCode, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, At("/api/v1/tenants"))
        {
            Content = JsonContent.Create(new
            {
                companyCode, name = "青葉商事株式会社",
                administrator = new { signInId = "admin", name = "管理 太郎", email = "admin@aoba.example" },
            }),
        };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return await service.As(_operator).SendAsync(request, Cancel);
    }
}

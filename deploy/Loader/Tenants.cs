using System.Net;
using System.Text.Json;
using System.Web;
using Seisan.Demo.Client;

namespace Seisan.Demo;

/// <summary>What the operator does: registers the companies and lets their first administrators in.</summary>
internal static class Tenants
{
    private const string ProviderCode = "operator", OperatorId = "operator";

    public static async Task RegisterAsync(
        Uri gateway, string password, IReadOnlyList<CompanyFiles> companies, CancellationToken cancel)
    {
        using var session = await Poll.UntilAsync(() => TryAsync(gateway, password, cancel), cancel);
        var known = (await session.GetAsync("/api/v1/tenants?limit=200", cancel)).GetProperty("items").EnumerateArray()
            .ToDictionary(tenant => tenant.GetProperty("companyCode").GetString()!, tenant => tenant.GetProperty("id").GetGuid());
        await Task.WhenAll(companies.Select(async company =>
        {
            var id = known.TryGetValue(company.Code, out var found) ? found : await RegisterAsync(session, company, cancel);
            await LetAdministratorInAsync(session, id, cancel);
        }));
    }

    /// <summary>Sets the password that a one-time link asks for.</summary>
    public static async Task UseLinkAsync(GatewaySession session, JsonElement issued, CancellationToken cancel)
    {
        var link = new Uri(session.Gateway, issued.GetProperty("link").GetString());
        using var anonymous = GatewaySession.Anonymous(session.Gateway);
        await anonymous.PostAsync(
            "/api/v1/passwords",
            new { token = HttpUtility.ParseQueryString(link.Query)["token"], password = CompanyFiles.Password }, cancel: cancel);
    }

    /// <summary>Null while the platform is still starting.</summary>
    private static async Task<GatewaySession?> TryAsync(Uri gateway, string password, CancellationToken cancel)
    {
        try
        {
            return await GatewaySession.SignInAsync(gateway, ProviderCode, OperatorId, password, cancel);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static async Task<Guid> RegisterAsync(GatewaySession session, CompanyFiles company, CancellationToken cancel)
    {
        var first = company.Administrator;
        var tenant = await session.PostAsync(
            "/api/v1/tenants",
            new
            {
                companyCode = company.Code, name = company.Name,
                administrator = new { first.SignInId, first.Name, email = $"{first.SignInId}@{company.Code}.example" },
            },
            cancel: cancel);
        return tenant.GetProperty("id").GetGuid();
    }

    private static async Task LetAdministratorInAsync(GatewaySession session, Guid tenantId, CancellationToken cancel)
    {
        try
        {
            // 404 until identity has heard of the tenant
            var issued = await Poll.WhileAsync(
                async () => (object)await session.PostAsync("/api/v1/administrator-password-links", new { tenantId }, cancel: cancel),
                cancel, HttpStatusCode.NotFound);
            await UseLinkAsync(session, (JsonElement)issued, cancel);
        }
        catch (ApiRefusedException refused) when (refused.Status == HttpStatusCode.Conflict)
        {
            // the administrator has a password already
        }
    }
}

using Seisan.Web.Calls;

namespace Seisan.Web.Tenants;

/// <summary>The companies on the platform, as the masters service keeps them.</summary>
internal sealed class TenantsClient(HttpClient http)
{
    public Task<Answer<Page<TenantLine>>> ListAsync(string? text, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<TenantLine>>(ServiceCalls.Query("/api/v1/tenants", ("text", text), ("after", after)), stop);
}

internal sealed record TenantLine(Guid Id, string CompanyCode, string Name, DateTimeOffset RegisteredAt);

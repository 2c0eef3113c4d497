using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Notifications.Tests;

/// <summary>What tests of notices say to the service again and again, as an operator.</summary>
internal sealed class Notices(NotificationsService service)
{
    public const string Path = "/api/v1/platform-notices";

    private readonly HttpClient _operator = service.As(TestPerson.In(TenantId.Provider).As(Roles.Operator));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A planned stop of everything, two hours long.</summary>
    public static Dictionary<string, object?> Window(DateTimeOffset startsAt) => new()
    {
        ["kind"] = "maintenance", ["startsAt"] = startsAt, ["endsAt"] = startsAt.AddHours(2), ["functions"] = PlatformFunctions.All,
        ["textJa"] = "機器を交換します。", ["textEn"] = "Machines are replaced.",
    };

    public static Dictionary<string, object?> Urgent(DateTimeOffset startsAt) =>
        new(Window(startsAt)) { ["urgent"] = true, ["urgentReason"] = "重大な不具合のため" };

    public Task<HttpResponseMessage> SendAsync(object content) => _operator.PostAsJsonAsync(Path, content, Cancel);

    public async Task<JsonElement> ReadAsync(string path) =>
        await _operator.GetFromJsonAsync<JsonElement>(new Uri(Path + path, UriKind.Relative), Cancel);

    public async Task<Guid> DraftAsync(object content)
    {
        using var answer = await SendAsync(content);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    public async Task<Guid> PublishedAsync(object content)
    {
        var id = await DraftAsync(content);
        (await StepAsync(id, "publication")).EnsureSuccessStatusCode();
        return id;
    }

    public async Task<HttpResponseMessage> StepAsync(Guid id, string step, object? body = null, string? seen = null)
    {
        using var found = await _operator.GetAsync(new Uri($"{Path}/{id}", UriKind.Relative), Cancel);
        using var request = new HttpRequestMessage(
            step.Length == 0 ? HttpMethod.Put : HttpMethod.Post, new Uri($"{Path}/{id}/{step}".TrimEnd('/'), UriKind.Relative))
        {
            Content = body is null ? null : JsonContent.Create(body),
        };
        request.Headers.TryAddWithoutValidation("If-Match", seen ?? found.Headers.ETag!.Tag);
        return await _operator.SendAsync(request, Cancel);
    }

    /// <summary>A company that the platform knows, with an administrator of that address.</summary>
    public async Task<TenantId> CompanyAsync(string administrator)
    {
        var tenant = TestPerson.NewTenant();
        await service.Deliver(tenant, new TenantRegistered(
            tenant.Value, $"c{tenant.Value:N}"[..20], "青葉商事株式会社", new("admin", "山田 陽子", administrator)));
        await service.Deliver(tenant, A.User(TestPerson.In(tenant), administrator, Roles.Administrator) with { EmployeeId = null });
        return tenant;
    }
}

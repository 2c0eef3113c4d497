using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Seisan.Demo.Client;

namespace Seisan.Platform.Tests.Api;

/// <summary>The other company's people, one with each role.</summary>
public sealed class People : IDisposable
{
    private readonly GatewaySession[] _sessions;

    private People(GatewaySession[] sessions) => _sessions = sessions;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<People> SignInAsync(RunningPlatform platform)
    {
        string[] known = ["kobayashi", "yoshida", "sasaki", "matsumoto"];
        var sessions = new List<GatewaySession>();
        foreach (var person in known)
            sessions.Add(await Api.AsAsync(platform, DemoPerson.Stranger with { SignInId = person }));
        return new People([.. sessions]);
    }

    public async Task<HttpStatusCode> TryAsync(ApiOperation operation, string path, string? body) =>
        (await AskAsync(operation.Permission!, operation.Method, path, body, "\"1\"")).Status;

    /// <summary>As the first who is not told that the page is not for them.</summary>
    public async Task<HttpStatusCode> OpenAsync(string page)
    {
        foreach (var session in _sessions)
        {
            using var answer = await session.SendAsync(HttpMethod.Get, page, cancel: Cancel);
            if (answer.StatusCode is not HttpStatusCode.Forbidden) return answer.StatusCode;
        }

        return HttpStatusCode.Forbidden;
    }

    /// <summary>As the first who has the permission.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body, string? Version)> AskAsync(
        string permission, string method, string path, string? body = null, string? ifMatch = null)
    {
        var person = _sessions.FirstOrDefault(session => session.Permissions.Contains(permission));
        Assert.True(person is not null, $"Nobody of the other company has {permission}");
        using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await person.SendAsync(new HttpMethod(method), path, content, ifMatch, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        return (answer.StatusCode, text is ['{', ..] ? JsonNode.Parse(text) : null, answer.Headers.ETag?.ToString());
    }

    public void Dispose() => Array.ForEach(_sessions, session => session.Dispose());
}

using System.Net;
using System.Text;
using Seisan.Demo.Client;
using Seisan.Platform.Tests.Browser;

namespace Seisan.Platform.Tests.Api;

/// <summary>People of another company, with every role there is, against every id of this one.</summary>
[Trait("Part", "check")]
public sealed class ForeignIdTests(RunningPlatform platform)
{
    // what only those may who run the platform; nobody of a company gets as far as an id
    private static readonly string[] OfOperators = ["platform.repair", "tenants.register"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_answers_404_and_writes_nothing()
    {
        var ids = await CompanyIds.CollectAsync(platform);
        using var anyone = Api.Anyone(platform);
        var document = await ApiDocument.ReadAsync(anyone, "/openapi/v1.json");
        using var people = await People.SignInAsync(platform);
        var before = await Written.NowAsync(platform);

        var tried = 0;
        foreach (var operation in document.Operations.Where(one => one.Ids.Count > 0))
        {
            var stranger = await anyone.StatusAsync(operation.Method, operation.At($"{Guid.Empty}"));
            Assert.Equal(HttpStatusCode.Unauthorized, stranger);
            if (OfOperators.Contains(operation.Permission)) continue;
            var status = await people.TryAsync(
                operation, operation.At(ids[operation.Resource]), document.Sample(operation.Body)?.ToJsonString());
            Assert.True(status is HttpStatusCode.NotFound, $"{operation} answered {status.Said()} to another company");
            tried++;
        }

        Assert.True(tried >= 35, $"only {tried} routes take an id");
        Assert.Equal(before, await Written.NowAsync(platform));
    }

    /// <summary>The id stands in the body: a claim of another company is as unknown as one that never was.</summary>
    [Fact]
    public async Task A_withdrawal_of_a_foreign_claim_is_answered_like_one_of_no_claim_and_changes_nothing()
    {
        var ids = await CompanyIds.CollectAsync(platform);
        using var people = await People.SignInAsync(platform);
        Task<HttpStatusCode> WithdrawAsync(string claim) =>
            people.PostAsync(
                "claims.submit", "/api/v1/withdrawals", $$"""{"claimId":"{{claim}}","contentVersion":1}""");

        var nowhere = await WithdrawAsync($"{Guid.CreateVersion7(TimeProvider.System.GetUtcNow())}");
        var foreign = await WithdrawAsync(ids["claims"]);
        await Written.NowAsync(platform);

        using var employee = await Api.AsAsync(platform, DemoPerson.Employee);
        var claim = await employee.GetAsync($"/api/v1/claims/{ids["claims"]}", Cancel);
        Assert.Equal(nowhere, foreign);
        Assert.Equal("submitted", claim.GetProperty("state").GetString());
    }

    [Fact]
    public async Task Every_page_of_one_thing_is_the_page_that_nothing_was_found()
    {
        var ids = await CompanyIds.CollectAsync(platform);
        using var people = await People.SignInAsync(platform);
        foreach (var page in PageCatalogue.All.Where(page => page.IdFrom is not null))
        {
            if (page.Person == DemoPerson.Operator) continue;
            var resource = page.IdFrom!.Split('/', '?')[3];
            var address = page.Address.Replace("{id}", ids[resource], StringComparison.Ordinal);

            var status = await people.OpenAsync(address);
            Assert.True(status is HttpStatusCode.NotFound, $"{address} answered {status.Said()} to another company");
        }
    }

    /// <summary>The other company's people, one with each role.</summary>
    private sealed class People(GatewaySession[] sessions) : IDisposable
    {
        public static async Task<People> SignInAsync(RunningPlatform platform)
        {
            string[] known = ["kobayashi", "yoshida", "sasaki", "matsumoto"];
            var sessions = new List<GatewaySession>();
            foreach (var person in known)
                sessions.Add(await Api.AsAsync(platform, DemoPerson.Stranger with { SignInId = person }));
            return new People([.. sessions]);
        }

        public Task<HttpStatusCode> TryAsync(ApiOperation operation, string path, string? body) =>
            SendAsync(operation.Permission!, operation.Method, path, body);

        public Task<HttpStatusCode> PostAsync(string permission, string path, string body) =>
            SendAsync(permission, "POST", path, body);

        /// <summary>As the first who is not told that the page is not for them.</summary>
        public async Task<HttpStatusCode> OpenAsync(string page)
        {
            foreach (var session in sessions)
            {
                using var answer = await session.SendAsync(HttpMethod.Get, page, cancel: Cancel);
                if (answer.StatusCode is not HttpStatusCode.Forbidden) return answer.StatusCode;
            }

            return HttpStatusCode.Forbidden;
        }

        public void Dispose() => Array.ForEach(sessions, session => session.Dispose());

        private async Task<HttpStatusCode> SendAsync(string permission, string method, string path, string? body)
        {
            var person = sessions.FirstOrDefault(session => session.Permissions.Contains(permission));
            Assert.True(person is not null, $"Nobody of the other company has {permission}");
            using var content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await person.SendAsync(new HttpMethod(method), path, content, "\"1\"", Cancel);
            return answer.StatusCode;
        }
    }
}

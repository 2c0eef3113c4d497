using System.Net;
using System.Net.Http.Headers;
using Seisan.Web.Calls;

namespace Seisan.Web.Masters;

/// <summary>The routes of the masters service that the pages use.</summary>
public sealed class MastersClient(HttpClient http)
{
    internal Task<Answer<Page<MasterLine>>> ListAsync(
        string kind, string? text, string? on, string? after, CancellationToken stop, int limit = 50) =>
        http.ReadAsync<Page<MasterLine>>(
            ServiceCalls.Query($"/api/v1/{kind}", ("text", text), ("on", on), ("after", after), ("limit", Show.Number(limit))), stop);

    /// <summary>All masters of a kind on a day: for trees and for choices.</summary>
    internal async Task<IReadOnlyList<MasterLine>> AllAsync(string kind, string? on, CancellationToken stop)
    {
        var all = new List<MasterLine>();
        string? after = null;
        do
        {
            var page = (await ListAsync(kind, null, on, after, stop, 200)).Value;
            all.AddRange(page?.Items ?? []);
            after = page?.Next;
        }
        while (after is not null);
        return all;
    }

    internal Task<Answer<MasterView<T>>> FindAsync<T>(string kind, Guid id, CancellationToken stop) =>
        http.ReadAsync<MasterView<T>>($"/api/v1/{kind}/{id}", stop);

    internal Task<Answer<Registered>> RegisterAsync<T>(string kind, string code, DateOnly from, T content, string? key, CancellationToken stop) =>
        http.SendAsync<Registered>(HttpMethod.Post, $"/api/v1/{kind}", new { code, from, content }, key: key, stop: stop);

    internal Task<Answer<Nothing>> ChangeAsync<T>(string kind, Guid id, DatedContent<T> version, string? seen, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Put, $"/api/v1/{kind}/{id}", version, seen ?? "\"0\"", stop: stop);

    internal Task<Answer<List<PayeeAccountLine>>> AccountsAsync(Guid employee, CancellationToken stop) =>
        http.ReadAsync<List<PayeeAccountLine>>($"/api/v1/employees/{employee}/payee-account", stop);

    internal Task<Answer<Nothing>> ChangeAccountAsync(Guid employee, DateOnly from, PayeeInput account, CancellationToken stop) =>
        http.SendAsync<Nothing>(
            HttpMethod.Put, $"/api/v1/employees/{employee}/payee-account",
            new
            {
                from,
                account = new
                {
                    bankCode = PayeeInput.CodeIn(account.Bank), branchCode = PayeeInput.CodeIn(account.Branch), type = account.Type ?? "",
                    number = account.Number?.Trim() ?? "", holder = account.Holder?.Trim() ?? "",
                },
            },
            stop: stop);

    /// <summary>Sends a file; when it is refused, asks again without effect what is wrong with it.</summary>
    internal async Task<Answer<ImportResult>> ImportAsync(string kind, byte[] file, string? encoding, bool dryRun, CancellationToken stop)
    {
        var answer = await SendAsync(kind, file, encoding, dryRun, stop);
        return answer.Problem is { Status: HttpStatusCode.UnprocessableEntity }
            ? await SendAsync(kind, file, encoding, true, stop)
            : answer;
    }

    private Task<Answer<ImportResult>> SendAsync(string kind, byte[] file, string? encoding, bool dryRun, CancellationToken stop)
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        var address = ServiceCalls.Query($"/api/v1/{kind}/import", ("dryRun", dryRun ? "true" : "false"), ("encoding", encoding));
        return http.AskAsync<ImportResult>(new HttpRequestMessage(HttpMethod.Post, address) { Content = content }, stop);
    }
}

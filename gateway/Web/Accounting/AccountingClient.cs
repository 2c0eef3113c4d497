using Seisan.Web.Calls;

namespace Seisan.Web.Accounting;

/// <summary>What the pages ask about payables, postings, journals, exports and closing.</summary>
internal sealed class AccountingClient(HttpClient http)
{
    public Task<Answer<PayableSums>> SumAsync(CancellationToken stop) =>
        http.ReadAsync<PayableSums>("/api/v1/payables/summary", stop);

    public Task<Answer<Page<PayableLine>>> PayablesAsync(PayableFilter filter, CancellationToken stop) =>
        http.ReadAsync<Page<PayableLine>>(filter.At("/api/v1/payables"), stop);

    public Task<Answer<PayableView>> PayableAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<PayableView>($"/api/v1/payables/{id}", stop);

    public Task<Answer<Nothing>> ReopenAsync(Guid id, string? reason, DateOnly? date, string? key, CancellationToken stop) =>
        http.SendAsync<Nothing>(
            HttpMethod.Post, $"/api/v1/payables/{id}/reopening", new { reason = reason ?? "", date }, key: key, stop: stop);

    public Task<Answer<PostingPreview>> PreviewAsync(DateOnly through, DateOnly? postingDate, CancellationToken stop) =>
        http.ReadAsync<PostingPreview>(
            ServiceCalls.Query(
                "/api/v1/posting-preview", ("through", Days.Text(through)), ("postingDate", Days.Text(postingDate))), stop);

    public Task<Answer<Started>> PostAsync(DateOnly through, DateOnly? postingDate, string? key, CancellationToken stop) =>
        http.SendAsync<Started>(HttpMethod.Post, "/api/v1/postings", new { through, postingDate }, key: key, stop: stop);

    public Task<Answer<Page<PostingView>>> PostingsAsync(string? after, CancellationToken stop) =>
        http.ReadAsync<Page<PostingView>>(ServiceCalls.Query("/api/v1/postings", ("after", after), ("limit", "20")), stop);

    public Task<Answer<PostingView>> PostingAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<PostingView>($"/api/v1/postings/{id}", stop);

    public Task<Answer<Page<JournalLine>>> JournalsAsync(JournalFilter filter, CancellationToken stop) =>
        http.ReadAsync<Page<JournalLine>>(filter.At("/api/v1/journals"), stop);

    public Task<Answer<JournalView>> JournalAsync(Guid id, CancellationToken stop) =>
        http.ReadAsync<JournalView>($"/api/v1/journals/{id}", stop);

    public Task<Answer<Page<ExportView>>> ExportsAsync(string? after, CancellationToken stop) =>
        http.ReadAsync<Page<ExportView>>(ServiceCalls.Query("/api/v1/journal-exports", ("after", after), ("limit", "20")), stop);

    public Task<Answer<Started>> ExportAsync(string format, DateOnly? from, DateOnly to, string? key, CancellationToken stop) =>
        http.SendAsync<Started>(HttpMethod.Post, "/api/v1/journal-exports", new { format, from, to }, key: key, stop: stop);

    public Task<Answer<PeriodYear>> PeriodsAsync(int year, CancellationToken stop) =>
        http.ReadAsync<PeriodYear>($"/api/v1/closing-periods?year={year}", stop);

    public Task<Answer<Nothing>> ChangePeriodAsync(string month, string state, string version, CancellationToken stop) =>
        http.SendAsync<Nothing>(
            HttpMethod.Put, $"/api/v1/closing-periods/{Uri.EscapeDataString(month)}", new { state }, $"\"{version}\"", stop: stop);
}

using Seisan.Web.Calls;

namespace Seisan.Web.Accounting;

/// <summary>What the pages ask about payment runs and the accounts they pay from.</summary>
internal sealed class PaymentsClient(HttpClient http)
{
    private const string Runs = "/api/v1/payment-runs", Accounts = "/api/v1/payer-accounts";

    public async Task<IReadOnlyList<PayerAccount>> AccountsAsync(CancellationToken stop) =>
        (await http.ReadAsync<PayerAccountList>(Accounts, stop)).Value?.Items ?? [];

    public Task<Answer<Nothing>> AddAccountAsync(PayerAccountContent account, string? key, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, Accounts, account, key: key, stop: stop);

    public Task<Answer<Nothing>> ChangeAccountAsync(Guid id, PayerAccountContent account, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Put, $"{Accounts}/{id}", account, $"\"{version}\"", stop: stop);

    public Task<Answer<Page<RunView>>> ListAsync(RunFilter filter, CancellationToken stop) =>
        http.ReadAsync<Page<RunView>>(filter.At(Runs), stop);

    public Task<Answer<RunView>> CreateAsync(
        Guid payerAccountId, DateOnly transferDate, IReadOnlyList<Guid>? payableIds, string? key, CancellationToken stop) =>
        http.SendAsync<RunView>(HttpMethod.Post, Runs, new { payerAccountId, transferDate, payableIds }, key: key, stop: stop);

    public Task<Answer<RunView>> FindAsync(Guid id, CancellationToken stop) => http.ReadAsync<RunView>($"{Runs}/{id}", stop);

    public Task<Answer<Page<PaymentView>>> PaymentsAsync(Guid id, string? after, CancellationToken stop, string limit = "50") =>
        http.ReadAsync<Page<PaymentView>>(ServiceCalls.Query($"{Runs}/{id}/payments", ("after", after), ("limit", limit)), stop);

    /// <summary>All payments of a run, in the order of the bank file.</summary>
    public async Task<IReadOnlyList<PaymentView>> AllPaymentsAsync(Guid id, CancellationToken stop)
    {
        var all = new List<PaymentView>();
        string? after = null;
        do
        {
            var page = (await PaymentsAsync(id, after, stop, "200")).Value;
            all.AddRange(page?.Items ?? []);
            after = page?.Next;
        }
        while (after is not null);
        return all;
    }

    public Task<Answer<Nothing>> RemoveAsync(Guid id, Guid payment, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Delete, $"{Runs}/{id}/payments/{payment}", stop: stop);

    /// <param name="step"><c>submission</c>, <c>approval</c>, <c>return</c> or <c>cancellation</c>.</param>
    public Task<Answer<Nothing>> TakeAsync(Guid id, string step, string? comment, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(
            HttpMethod.Post, $"{Runs}/{id}/{step}", step is "return" ? new { comment = comment ?? "" } : null, version, stop: stop);

    public Task<Answer<Nothing>> RecordAsync(Guid id, IReadOnlyList<FailedPayment> failed, string? version, CancellationToken stop) =>
        http.SendAsync<Nothing>(HttpMethod.Post, $"{Runs}/{id}/result", new { failed }, version, stop: stop);
}

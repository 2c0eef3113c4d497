using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Demo.Client;

namespace Seisan.Demo;

/// <summary>What a new customer's accountant does: says what account owes the employees, and from where they are paid.</summary>
internal sealed class BooksLoad(Uri gateway, CompanyFiles company, CancellationToken cancel)
{
    public async Task RunAsync()
    {
        var person = company.People.First(one => one.Role == "accountant");
        using var accountant = await GatewaySession.SignInAsync(gateway, company.Code, person.SignInId, CompanyFiles.Password, cancel);
        await SetRulesAsync(accountant);
        if ((await accountant.GetAsync("/api/v1/payer-accounts", cancel)).GetProperty("items").GetArrayLength() == 0)
            await accountant.PostAsync("/api/v1/payer-accounts", company.Books().PayerAccount, cancel: cancel);
    }

    private async Task SetRulesAsync(GatewaySession accountant)
    {
        using var rules = await accountant.SendAsync(HttpMethod.Get, "/api/v1/accounting-rules", cancel: cancel);
        var seen = await rules.Content.ReadFromJsonAsync<JsonElement>(cancel);
        if (seen.GetProperty("creditAccounts").GetArrayLength() > 0)
            return;

        var account = (Guid)await Poll.UntilAsync<object>(
            async () => (await accountant.GetAsync("/api/v1/accounting-options", cancel)).GetProperty("accounts").EnumerateArray()
                .Where(one => one.GetProperty("code").GetString() == company.Books().CreditAccount)
                .Select(one => (object)one.GetProperty("id").GetGuid()).FirstOrDefault(),
            cancel);
        var content = JsonContent.Create(new
        {
            creditAccounts = new[] { new { paymentMethod = "employee", accountId = account } },
            debits = Array.Empty<object>(), taxClasses = Array.Empty<object>(),
        });
        using var set = await accountant.SendAsync(
            HttpMethod.Put, "/api/v1/accounting-rules", content, rules.Headers.ETag!.Tag, cancel);
        set.EnsureSuccessStatusCode();
    }
}

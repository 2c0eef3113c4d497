using System.Net;
using System.Net.Http.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class PayeeAccountTests(MastersService service) : IClassFixture<MastersService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _admin = Administrator();
    private HttpClient Client => service.As(_admin);

    [Fact]
    public async Task An_account_is_shown_masked_and_stands_nowhere_in_the_clear()
    {
        var employee = await Employee();

        var response = await Put(employee, "7654321");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        var account = (await Client.Get($"employees/{employee}/payee-account"))[0];
        Assert.Equal(("みずほ", "東京営業部", "****321"), (account.GetProperty("bankName").GetString(), account.GetProperty("branchName").GetString(), account.GetProperty("maskedNumber").GetString()));
        Assert.Single(await service.Outbox<PayeeAccountChanged>(_admin.Tenant));
        Assert.All(await service.Outbox<AuditRecorded>(_admin.Tenant), entry => Assert.DoesNotContain("7654321", entry.After ?? "", StringComparison.Ordinal));
        Assert.Equal(0, await CountRowsWith("7654321"));
    }

    [Theory]
    [InlineData("0001", "999", "1", "1234567", "ﾀﾅｶ", "account.branchCode")]
    [InlineData("0001", "001", "9", "1234567", "ﾀﾅｶ", "account.type")]
    [InlineData("0001", "001", "1", "123456", "ﾀﾅｶ", "account.number")]
    [InlineData("0001", "001", "1", "1234567", "田中", "account.holder")]
    public async Task A_wrong_account_is_refused_beside_its_field(string bankCode, string branchCode, string type, string number, string holder, string path)
    {
        var employee = await Employee();

        var response = await Client.PutAsJsonAsync(
            At($"/api/v1/employees/{employee}/payee-account"),
            new { from = "2026-04-01", account = new { bankCode, branchCode, type, number, holder } }, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.True((await response.Json()).GetProperty("errors").TryGetProperty(path, out _));
    }

    [Fact]
    public async Task Accounts_travel_as_a_file_and_come_back_unchanged_and_the_export_is_logged()
    {
        await Employee();
        var file = "社員コード,適用開始日,銀行コード,支店コード,預金種目,口座番号,口座名義\r\nE1,2026-04-01,1,1,1,0012345,ﾀﾅｶ ｲﾁﾛｳ\r\n";
        (await Client.Import("employees/payee-accounts", file)).EnsureSuccessStatusCode();

        var exported = await Client.GetStringAsync(At("/api/v1/employees/payee-accounts/export"), Cancel);
        var again = await (await Client.Import("employees/payee-accounts", exported)).Json();

        Assert.Contains("E1,2026-04-01,0001,001,1,0012345,ﾀﾅｶ ｲﾁﾛｳ", exported, StringComparison.Ordinal);
        Assert.Equal((0, 0, 1), (again.GetProperty("created").GetInt32(), again.GetProperty("changed").GetInt32(), again.GetProperty("unchanged").GetInt32()));
        Assert.Contains(await service.Outbox<AuditRecorded>(_admin.Tenant), entry => entry.Operation == "ExportPayeeAccounts");
    }

    [Fact]
    public async Task A_dry_run_of_accounts_changes_nothing()
    {
        var employee = await Employee();

        await Client.Import("employees/payee-accounts", "employee_code,from,bank_code,branch_code,account_type,account_number,holder\r\nE1,2026-04-01,0001,001,1,1234567,ﾀﾅｶ\r\n", "?dryRun=true");

        Assert.Equal(0, (await Client.Get($"employees/{employee}/payee-account")).GetArrayLength());
    }

    [Fact]
    public async Task Another_tenants_employee_has_no_account_here()
    {
        var employee = await Employee();
        var stranger = service.As(Administrator());

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(At($"/api/v1/employees/{employee}/payee-account"), Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Put(employee, "1234567", stranger)).StatusCode);
    }

    private Task<HttpResponseMessage> Put(Guid employee, string number, HttpClient? client = null) =>
        (client ?? Client).PutAsJsonAsync(
            At($"/api/v1/employees/{employee}/payee-account"),
            new { from = "2026-04-01", account = new { bankCode = "0001", branchCode = "001", type = "1", number, holder = "ﾀﾅｶ ｲﾁﾛｳ" } }, Cancel);

    private async Task<Guid> Employee()
    {
        var department = await Client.Register("departments", "D1", new { name = "本社", parentId = (Guid?)null });
        return await Client.Register("employees", "E1", new
        {
            name = "田中 一郎", nameKana = "タナカ イチロウ", email = (string?)null, superiorId = (Guid?)null,
            affiliations = new[] { new { departmentId = department, rankId = (Guid?)null, primary = true, head = false } },
        });
    }

    private async Task<long> CountRowsWith(string text)
    {
        await using var command = service.Administrator.CreateCommand(
            "SELECT (SELECT count(*) FROM payee_account WHERE position($1 IN encode(sealed_account, 'escape')) > 0) + (SELECT count(*) FROM outbox WHERE position($2 IN body) > 0)");
        command.Parameters.Add(new() { Value = text });
        command.Parameters.Add(new() { Value = text });
        return (long)(await command.ExecuteScalarAsync(Cancel))!;
    }
}

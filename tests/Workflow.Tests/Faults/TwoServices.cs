using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using Seisan.Contracts.Identity;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.LocalRunner.Servers;
using Seisan.Platform.Testing;
using Seisan.Workflow.Persistence;
using Xunit.Sdk;

namespace Seisan.Workflow.Tests.Faults;

/// <summary>
/// Claims and workflow as processes of their own, each with a way to the broker that a test can hold up, and a company
/// whose employee claims and whose head decides.
/// </summary>
public sealed class TwoServices : IAsyncLifetime
{
    /// <summary>The client of the broker lets up to half a minute pass between its tries to connect.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private const string Submissions = "SELECT count(*) FROM submission WHERE claim_id = ANY ($1)";
    private const string Approvals = "SELECT count(*) FROM approval WHERE claim_id = ANY ($1)";
    private const string Standing = "SELECT count(*) FROM expense_claim WHERE id = ANY ($1) AND standing_step = 1";
    private static readonly string Bin = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", ".."));
    private static readonly string Configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
    private readonly Guid _sales = Guid.CreateVersion7();
    private readonly Guid _category = Guid.CreateVersion7();
    private Dictionary<string, string> _claimsSettings = null!, _workflowSettings = null!;
    private ServiceProcess _claims = null!, _workflow = null!;
    private NpgsqlDataSource _claimsData = null!, _workflowData = null!;
    private TestPerson _sato = null!, _suzuki = null!;

    public FaultProxy ClaimsBroker { get; private set; } = null!;

    public FaultProxy WorkflowBroker { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var servers = await TestServers.Shared;
        var broker = new Uri(servers.Messaging);
        (ClaimsBroker, WorkflowBroker) = (FaultProxy.Before(broker.Host, broker.Port), FaultProxy.Before(broker.Host, broker.Port));
        var claims = await servers.CreateServiceDatabaseAsync("claims", $"claims_{Guid.CreateVersion7():N}", Cancel);
        var workflow = await TestDatabase.CopyAsync<WorkflowDbContext>("workflow");
        _claimsSettings = await Settings("claims", claims, ClaimsBroker);
        _workflowSettings = await Settings("workflow", workflow, WorkflowBroker);
        (_claimsData, _workflowData) = (Administrator(servers, claims), Administrator(servers, workflow));
        await MigrateAsync(claims);
        await StartClaimsAsync();
        await StartWorkflowAsync();
        await FoundAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _claims.DisposeAsync();
        await _workflow.DisposeAsync();
        await ClaimsBroker.DisposeAsync();
        await WorkflowBroker.DisposeAsync();
        await _claimsData.DisposeAsync();
        await _workflowData.DisposeAsync();
    }

    public async Task StartClaimsAsync()
    {
        _claims = await ServiceProcess.StartAsync(Assembly("Claims"), _claimsSettings);
        await Wait.Until(() => HasStartedAsync(_claims), "claims did not declare its queues", Patience);
    }

    public async Task StartWorkflowAsync()
    {
        _workflow = await ServiceProcess.StartAsync(Assembly("Workflow"), _workflowSettings);
        await Wait.Until(() => HasStartedAsync(_workflow), "workflow did not declare its queues", Patience);
    }

    /// <summary>kill -9; what it had sent and the proxy holds back is lost with it.</summary>
    public async Task KillClaimsAsync()
    {
        await _claims.KillAsync();
        ClaimsBroker.Cut();
        ClaimsBroker.Mend();
    }

    /// <inheritdoc cref="KillClaimsAsync"/>
    public async Task KillWorkflowAsync()
    {
        await _workflow.KillAsync();
        WorkflowBroker.Cut();
        WorkflowBroker.Mend();
    }

    /// <summary>Writes and submits a claim as the employee; both must be accepted.</summary>
    public async Task<Guid> SubmitAsync()
    {
        using var client = await ClientAsync(_claims, _sato);
        var content = new { title = "交通費", lines = new[] { new { date = "2026-04-01", categoryId = _category, amount = 1000, payee = "鉄道", memo = "" } } };
        using var written = await client.PostAsJsonAsync("/api/v1/claims", content, Cancel);
        Assert.True(written.IsSuccessStatusCode, await written.Content.ReadAsStringAsync(Cancel));
        using var submission = new HttpRequestMessage(HttpMethod.Post, written.Headers.Location + "/submission");
        submission.Headers.TryAddWithoutValidation("If-Match", written.Headers.ETag!.ToString());
        using var submitted = await client.SendAsync(submission, Cancel);
        Assert.True(submitted.IsSuccessStatusCode, await submitted.Content.ReadAsStringAsync(Cancel));
        return (await written.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("id").GetGuid();
    }

    /// <summary>The head agrees.</summary>
    public async Task ApproveAsync(Guid claim)
    {
        var approval = await InWorkflowAsync<Guid>("SELECT id FROM approval WHERE claim_id = ANY ($1)", claim);
        using var client = await ClientAsync(_workflow, _suzuki);
        using var decided = await client.PostAsJsonAsync(
            $"/api/v1/approvals/{approval}/decisions", new { decision = "approve", contentVersion = 1 }, Cancel);
        Assert.True(decided.IsSuccessStatusCode, await decided.Content.ReadAsStringAsync(Cancel));
    }

    /// <summary>One value of claims' database; <c>$1</c> are the claims asked about.</summary>
    public Task<T> InClaimsAsync<T>(string sql, params Guid[] claims) => AskAsync<T>(_claimsData, sql, claims);

    /// <inheritdoc cref="InClaimsAsync"/>
    public Task<T> InWorkflowAsync<T>(string sql, params Guid[] claims) => AskAsync<T>(_workflowData, sql, claims);

    /// <summary>Until each has one submission and one approval in workflow, and claims knows where it waits.</summary>
    public async Task AreOpenedAsync(string complaint, params Guid[] claims)
    {
        try
        {
            await Wait.Until(() => AreOpenAsync(claims), complaint, Patience);
        }
        catch (FailException)
        {
            const string Unsent = "SELECT count(*) FROM outbox WHERE sent_at IS NULL AND type NOT LIKE '%Audit%' AND $1 IS NOT NULL";
            Assert.Fail($"{complaint}. Submissions: {await InWorkflowAsync<long>(Submissions, claims)} of {claims.Length}. "
                + $"Approvals: {await InWorkflowAsync<long>(Approvals, claims)}. Known to claims: {await InClaimsAsync<long>(Standing, claims)}. "
                + $"Unsent in claims: {await InClaimsAsync<long>(Unsent, claims)}, in workflow: {await InWorkflowAsync<long>(Unsent, claims)}.");
        }
    }

    private async Task<bool> AreOpenAsync(params Guid[] claims) =>
        await InWorkflowAsync<long>(Submissions, claims) == claims.Length
        && await InWorkflowAsync<long>(Approvals, claims) == claims.Length
        && await InClaimsAsync<long>(Standing, claims) == claims.Length;

    /// <summary>Masters and identity tell of the company: their messages go out by claims' own outbox.</summary>
    private async Task FoundAsync()
    {
        _sato = TestPerson.InNewTenant();
        _suzuki = TestPerson.In(_sato.Tenant).As(Roles.Approver);
        var (founded, account, tax) = (new DateOnly(2020, 4, 1), Guid.CreateVersion7(), Guid.CreateVersion7());
        Timeline<T> Row<T>(Guid id, string code, T content) => new(id, code, 1, [new(founded, true, content)]);
        Employee Works(TestPerson person, bool head) => new(person.Name, "", null, null, [new(_sales, null, true, head)]);
        await TellAsync(new DepartmentChanged([Row(_sales, "D1", new Department("営業部", null))]));
        await TellAsync(new EmployeeChanged(
            [Row(_sato.EmployeeId!.Value, "E1", Works(_sato, false)), Row(_suzuki.EmployeeId!.Value, "E2", Works(_suzuki, true))]));
        await TellAsync(new AccountChanged([Row(account, "7010", new Account("旅費", "Travel"))]));
        await TellAsync(new TaxCategoryChanged([Row(tax, "T10", new TaxCategory("課税10%", "10%", 10, "taxable"))]));
        await TellAsync(new ExpenseCategoryChanged([Row(_category, "010", new ExpenseCategory("交通費", "Travel", account, tax, false))]));
        await TellAsync(new UserChanged(_suzuki.UserId, _suzuki.EmployeeId, "suzuki", _suzuki.Name, null, [Roles.Approver], true, 1));

        using var client = await ClientAsync(_workflow, TestPerson.In(_sato.Tenant).As(Roles.Administrator));
        var route = new
        {
            name = "経費", position = 1, form = "expense",
            steps = new[] { new { name = "部長", approver = new { kind = "department_head", levelsUp = 0 } } },
        };
        (await client.PostAsJsonAsync("/api/v1/approval-routes", route, Cancel)).EnsureSuccessStatusCode();
        var tenant = _sato.Tenant.Value;
        await Wait.Until(
            async () => await InClaimsAsync<long>("SELECT count(*) FROM master_copy WHERE tenant_id = ANY ($1)", tenant) == 6
                && await InWorkflowAsync<long>("SELECT count(*) FROM employee_copy WHERE tenant_id = ANY ($1)", tenant) == 2
                && await InWorkflowAsync<long>("SELECT count(*) FROM user_copy WHERE tenant_id = ANY ($1)", tenant) == 1,
            "the masters did not arrive", Patience);
    }

    private async Task TellAsync<T>(T message)
    {
        await using var command = _claimsData.CreateCommand(
            """
            INSERT INTO outbox (tenant_id, id, type, body, correlation_id, created_at, not_before, attempts)
            VALUES ($1, $2, $3, $4, '', now(), now(), 0)
            """);
        command.Parameters.Add(new() { Value = _sato.Tenant.Value });
        command.Parameters.Add(new() { Value = Guid.CreateVersion7() });
        command.Parameters.Add(new() { Value = typeof(T).FullName });
        command.Parameters.Add(new() { Value = JsonSerializer.Serialize(message, JsonSerializerOptions.Web) });
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task MigrateAsync(ServiceLogins claims)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly("Claims"), "migrate"]);
        foreach (var (key, value) in _claimsSettings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ConnectionStrings__claims"] = claims.Migrator;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task<Dictionary<string, string>> Settings(string service, ServiceLogins logins, FaultProxy broker)
    {
        var servers = await TestServers.Shared;
        var keyFile = Path.Combine(servers.Folder, $"{service}-faults.key");
        await File.WriteAllTextAsync(keyFile, Convert.ToBase64String(new byte[32]), Cancel);
        return new()
        {
            [$"ConnectionStrings:{service}"] = logins.App,
            [$"ConnectionStrings:{service}_relay"] = logins.Relay,
            ["ConnectionStrings:messaging"] = new UriBuilder(servers.Messaging) { Host = "127.0.0.1", Port = broker.Port }.Uri.ToString(),
            ["services:identity:http:0"] = (await TestIssuer.Shared).Address,
            ["Platform:PublicAddress"] = TestIssuer.PublicAddress,
            ["Encryption:KeyFile"] = keyFile,
            ["Messaging:Prefix"] = "faults-",
            ["Messaging:Exchanges"] = "faults-",
            ["Logging:LogLevel:Default"] = "None",
        };
    }

    private static NpgsqlDataSource Administrator(TestServers servers, ServiceLogins logins) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(servers.PostgresAdmin)
        {
            Database = new NpgsqlConnectionStringBuilder(logins.App).Database,
        }.ToString());

    private static string Assembly(string service) => Path.Combine(Bin, service, Configuration, $"{service}.dll");

    private static async Task<HttpClient> ClientAsync(ServiceProcess process, TestPerson person)
    {
        var client = new HttpClient { BaseAddress = process.Address };
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", (await TestIssuer.Shared).TokenFor(person));
        return client;
    }

    private static async Task<bool> HasStartedAsync(ServiceProcess process)
    {
        using var client = new HttpClient { BaseAddress = process.Address };
        return (await client.GetAsync(new Uri("/started", UriKind.Relative), Cancel)).IsSuccessStatusCode;
    }

    private static async Task<T> AskAsync<T>(NpgsqlDataSource source, string sql, Guid[] claims)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new() { Value = claims });
        return (T)(await command.ExecuteScalarAsync(Cancel))!;
    }
}

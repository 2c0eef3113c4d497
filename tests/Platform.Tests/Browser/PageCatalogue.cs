namespace Seisan.Platform.Tests.Browser;

/// <summary>One page as a person opens it.</summary>
/// <param name="Template">The address as the page itself names it.</param>
/// <param name="Person">Who opens it; null is somebody who is not signed in.</param>
/// <param name="Address">Where it is; <c>{id}</c> stands for the first row of <paramref name="IdFrom"/>.</param>
/// <param name="IdFrom">A list of the API, asked in the person's name.</param>
/// <param name="Status">What it answers.</param>
/// <param name="Picture">The name of its picture, when the address does not give one of its own.</param>
public sealed record PageCase(
    string Template, DemoPerson? Person, string Address, string? IdFrom = null, int Status = 200,
    string? Picture = null)
{
    public string Name => Picture ?? (Template is "/" ? "home" : string.Join('-', Template.Trim('/').Split('/')
        .Select(part => part.Split(':')[0].Trim('{', '}').ToLowerInvariant())));
}

/// <summary>Every page there is. A test holds this list against the routes of the web front.</summary>
internal static class PageCatalogue
{
    private static readonly DemoPerson Employee = DemoPerson.Employee;
    private static readonly DemoPerson Head = DemoPerson.Head;
    private static readonly DemoPerson Accountant = DemoPerson.Accountant;
    private static readonly DemoPerson Administrator = DemoPerson.Administrator;

    private static readonly string[] WithPages = ["employees", "departments", "expense-categories"];
    private static readonly string[] Sheets =
        [.. WithPages, "ranks", "accounts", "tax-categories", "counterparties", "projects"];

    public static IReadOnlyList<PageCase> All { get; } =
    [
        new("/", Employee, "/"),
        new("/menu", Employee, "/menu"),
        new("/claims", Employee, "/claims"),
        new("/claims", Employee, "/claims?text=zzzz&from=2026-01-01", Picture: "claims-nothing-found"),
        new("/claims/new", Employee, "/claims/new"),
        new("/claims/new/transport", Employee, "/claims/new/transport"),
        new("/claims", Employee, "/claims?form=transport", Picture: "claims-of-transport"),
        new("/claims/{Id:guid}", Employee, "/claims/{id}", "/api/v1/claims?form=transport", Picture: "claims-id-transport"),
        new("/claims/{Id:guid}/edit", Employee, "/claims/{id}/edit", "/api/v1/claims?form=transport&state=draft",
            Picture: "claims-id-edit-transport"),
        new("/commuter-passes", Employee, "/commuter-passes"),
        new("/commuter-passes/new", Employee, "/commuter-passes/new"),
        new("/commuter-passes/{Id:guid}", Employee, "/commuter-passes/{id}", "/api/v1/commuter-passes"),
        new("/claims/{Id:guid}", Employee, "/claims/{id}", "/api/v1/claims?state=submitted"),
        new("/claims/{Id:guid}", Employee, "/claims/{id}", "/api/v1/claims?state=draft", Picture: "claims-id-draft"),
        new("/claims/{Id:guid}/edit", Employee, "/claims/{id}/edit", "/api/v1/claims?state=sent_back"),
        new("/claims/outputs", Employee, "/claims/outputs"),
        new("/claims/outputs/{Id:guid}", Employee, "/claims/outputs/{id}", "/api/v1/claim-outputs"),
        new("/approvals/withdraw/{ClaimId:guid}", Employee, "/approvals/withdraw/{id}",
            "/api/v1/claims?state=submitted"),
        new("/messages", Employee, "/messages"),
        new("/messages", Employee, "/messages?text=zzzz", Picture: "messages-nothing-found"),
        new("/status/{code:int}", Employee, "/employees", Status: 403, Picture: "forbidden"),
        new("/status/{code:int}", Employee, "/no-such-page", Status: 404, Picture: "not-found"),
        new("/error", Employee, "/error"),

        new("/", Head, "/", Picture: "home-approver"),
        new("/approvals", Head, "/approvals"),
        new("/approvals", Head, "/approvals?state=decided", Picture: "approvals-decided"),
        new("/approvals", Head, "/approvals?text=zzzz", Picture: "approvals-nothing-found"),
        new("/approvals/{Id:guid}", Head, "/approvals/{id}", "/api/v1/approvals?state=waiting"),

        new("/", Accountant, "/", Picture: "home-accountant"),
        new("/accounting", Accountant, "/accounting"),
        new("/accounting", Accountant, "/accounting?state=paid&text=zzzz", Picture: "accounting-nothing-found"),
        new("/accounting/payables/{Id:guid}", Accountant, "/accounting/payables/{id}", "/api/v1/payables"),
        new("/accounting/payables/{Id:guid}", Accountant, "/accounting/payables/{id}", "/api/v1/payables",
            Picture: "accounting-payable-posted"),
        new("/accounting/postings", Accountant, "/accounting/postings"),
        new("/accounting/postings", Accountant, "/accounting/postings?preview=1", Picture: "accounting-postings-preview"),
        new("/accounting/postings/{Id:guid}", Accountant, "/accounting/postings/{id}", "/api/v1/postings"),
        new("/accounting/journals", Accountant, "/accounting/journals"),
        new("/accounting/journals", Accountant, "/accounting/journals?text=zzzz", Picture: "accounting-journals-nothing-found"),
        new("/accounting/journals/{Id:guid}", Accountant, "/accounting/journals/{id}", "/api/v1/journals"),
        new("/accounting/exports", Accountant, "/accounting/exports"),
        new("/accounting/periods", Accountant, "/accounting/periods"),
        new("/accounting/rules", Accountant, "/accounting/rules"),
        new("/accounting/payer-accounts", Accountant, "/accounting/payer-accounts"),
        new("/accounting/payer-accounts/new", Accountant, "/accounting/payer-accounts/new"),
        new("/accounting/payer-accounts/{Id:guid}", Accountant, "/accounting/payer-accounts/{id}",
            "/api/v1/payer-accounts"),
        new("/accounting/payment-runs", Accountant, "/accounting/payment-runs"),
        new("/accounting/payment-runs", Accountant, "/accounting/payment-runs?state=cancelled",
            Picture: "accounting-payment-runs-none"),
        new("/accounting/payment-runs/new", Accountant, "/accounting/payment-runs/new"),
        new("/accounting/payment-runs/{Id:guid}", Accountant, "/accounting/payment-runs/{id}",
            "/api/v1/payment-runs?state=draft"),
        new("/accounting/payment-runs/{Id:guid}", Accountant, "/accounting/payment-runs/{id}",
            "/api/v1/payment-runs?state=approved", Picture: "accounting-payment-runs-id-approved"),
        new("/accounting/payment-runs/{Id:guid}/result", Accountant, "/accounting/payment-runs/{id}/result",
            "/api/v1/payment-runs?state=approved"),

        new("/", Administrator, "/", Picture: "home-administrator"),
        new("/accounting/periods", Administrator, "/accounting/periods", Picture: "accounting-periods-administrator"),
        new("/accounting/payment-runs/{Id:guid}", Administrator, "/accounting/payment-runs/{id}",
            "/api/v1/payment-runs?state=submitted", Picture: "accounting-payment-runs-id-submitted"),
        new("/menu", Administrator, "/menu", Picture: "menu-administrator"),
        new("/claims", Administrator, "/claims?scope=all&minAmount=1", Picture: "claims-of-all"),
        new("/messages", Administrator, "/messages", Picture: "messages-administrator"),
        new("/approvals/unopened", Administrator, "/approvals/unopened"),
        new("/approval-routes", Administrator, "/approval-routes"),
        new("/approval-routes", Administrator, "/approval-routes?text=zzzz", Picture: "approval-routes-nothing-found"),
        new("/approval-routes/new", Administrator, "/approval-routes/new"),
        new("/approval-routes/{Id:guid}", Administrator, "/approval-routes/{id}", "/api/v1/approval-routes"),
        new("/approval-routes/{Id:guid}/edit", Administrator, "/approval-routes/{id}/edit", "/api/v1/approval-routes"),
        .. Sheets.Select(sheet => new PageCase($"/{sheet}", Administrator, $"/{sheet}")),
        .. Sheets.Select(sheet => new PageCase($"/{sheet}/import", Administrator, $"/{sheet}/import")),
        .. WithPages.Select(sheet => new PageCase($"/{sheet}/new", Administrator, $"/{sheet}/new")),
        .. WithPages.Select(sheet => new PageCase(
            $"/{sheet}/{{Id:guid}}", Administrator, $"/{sheet}/{{id}}", $"/api/v1/{sheet}")),
        new("/departments", Administrator, "/departments?text=営業", Picture: "departments-found"),
        new("/counterparties", Administrator, "/counterparties?text=zzzz", Picture: "counterparties-nothing-found"),
        new("/employees/payee-accounts/import", Administrator, "/employees/payee-accounts/import"),
        new("/users", Administrator, "/users"),
        new("/users", Administrator, "/users?state=inactive&text=zzzz", Picture: "users-nothing-found"),
        new("/users/{Id:guid}", Administrator, "/users/{id}", "/api/v1/users"),
        new("/audit-entries", Administrator, "/audit-entries"),
        new("/audit-entries", Administrator, "/audit-entries?from=2026-02-30", Picture: "audit-entries-refused"),
        new("/audit-entries/{Id:guid}", Administrator, "/audit-entries/{id}",
            "/api/v1/audit-entries?operation=SubmitClaim"),
        new("/sign-ins", Administrator, "/sign-ins"),
        new("/docs", Administrator, "/docs"),
        new("/contacts", Administrator, "/contacts"),

        new("/", DemoPerson.Operator, "/", Picture: "home-operator"),
        new("/tenants", DemoPerson.Operator, "/tenants"),
        new("/tenants", DemoPerson.Operator, "/tenants?text=zzzz", Picture: "tenants-nothing-found"),
        new("/backups", DemoPerson.Operator, "/backups"),
        new("/backups", DemoPerson.Operator, "/backups?state=failed", Picture: "backups-none"),
        new("/backups/{Id:guid}", DemoPerson.Operator, "/backups/{id}", "/api/v1/backups"),
        new("/parked-messages", DemoPerson.Operator, "/parked-messages"),
        new("/parked-messages", DemoPerson.Operator, "/parked-messages?state=discarded",
            Picture: "parked-messages-none"),
        new("/parked-messages/{Service}/{Id:guid}", DemoPerson.Operator, "/parked-messages/claims/{id}",
            "/api/v1/parked-messages/claims"),

        new("/maintenance", DemoPerson.Operator, "/maintenance"),
        new("/maintenance", DemoPerson.Operator, "/maintenance?stage=past&text=zzzz", Picture: "maintenance-nothing-found"),
        new("/maintenance/new", DemoPerson.Operator, "/maintenance/new"),
        new("/maintenance/{Id:guid}", DemoPerson.Operator, "/maintenance/{id}", "/api/v1/platform-notices?stage=draft"),
        new("/maintenance/{Id:guid}/edit", DemoPerson.Operator, "/maintenance/{id}/edit", "/api/v1/platform-notices?stage=draft"),

        new("/status", null, "/status", Picture: "platform-status"),
        new("/session-ended", null, "/session-ended"),
        new("/goodbye", null, "/goodbye"),
        new("/status/{code:int}", null, "/no-such-page", Status: 404, Picture: "not-found-anyone"),
        new("/sign-in", null, "/claims", Picture: "sign-in"),
        new("/set-password", null, "/set-password?token=nonsense", Status: 410, Picture: "set-password-closed"),
        new("/signed-out", null, "/signed-out"),
    ];

    /// <summary>The pages that identity draws itself.</summary>
    public static IReadOnlyList<string> OfIdentity { get; } = ["/sign-in", "/set-password", "/signed-out"];
}

using Seisan.Accounting.Exports;
using Seisan.Accounting.Journals;
using Seisan.Accounting.Payables;
using Seisan.Accounting.Payments;
using Seisan.Accounting.Periods;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Posting;
using Seisan.Accounting.Rules;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Accounting;

internal static class AccountingEndpoints
{
    public static void MapAccountingEndpoints(this IEndpointRouteBuilder routes)
    {
        var payables = routes.MapApi<AccountingDbContext>("/api/v1/payables");
        ListPayables.Map(payables).RequirePermission(Permissions.AccountingRead);
        ExportPayables.Map(payables).RequirePermission(Permissions.AccountingRead);
        SumPayables.Map(payables).RequirePermission(Permissions.AccountingRead);
        GetPayable.Map(payables).RequirePermission(Permissions.AccountingRead);
        ReopenClaim.Map(payables).RequirePermission(Permissions.AccountingPost);

        PreviewPosting.Map(routes.MapApi<AccountingDbContext>("/api/v1/posting-preview")).RequirePermission(Permissions.AccountingRead);
        var postings = routes.MapApi<AccountingDbContext>("/api/v1/postings");
        StartPosting.Map(postings).RequirePermission(Permissions.AccountingPost);
        ListPostings.Map(postings).RequirePermission(Permissions.AccountingRead);
        GetPosting.Map(postings).RequirePermission(Permissions.AccountingRead);

        var journals = routes.MapApi<AccountingDbContext>("/api/v1/journals").RequirePermission(Permissions.AccountingRead);
        ListJournals.Map(journals);
        ExportJournals.Map(journals);
        GetJournal.Map(journals);

        var periods = routes.MapApi<AccountingDbContext>("/api/v1/closing-periods");
        ListPeriods.Map(periods).RequirePermission(Permissions.AccountingRead);
        ChangePeriod.Map(periods).RequirePermission(Permissions.AccountingRead);

        var rules = routes.MapApi<AccountingDbContext>("/api/v1/accounting-rules");
        GetRules.Map(rules).RequirePermission(Permissions.AccountingRead);
        SetRules.Map(rules).RequirePermission(Permissions.AccountingPost);
        GetAccountingOptions.Map(routes.MapApi<AccountingDbContext>("/api/v1/accounting-options"))
            .RequirePermission(Permissions.AccountingRead);

        var exports = routes.MapApi<AccountingDbContext>("/api/v1/journal-exports");
        StartExport.Map(exports).RequirePermission(Permissions.AccountingPost);
        ListExports.Map(exports).RequirePermission(Permissions.AccountingRead);
        GetExport.Map(exports).RequirePermission(Permissions.AccountingRead);
        GetExportFile.Map(exports).RequirePermission(Permissions.AccountingPost);

        var accounts = routes.MapApi<AccountingDbContext>("/api/v1/payer-accounts");
        ListPayerAccounts.Map(accounts).RequirePermission(Permissions.AccountingRead);
        AddPayerAccount.Map(accounts).RequirePermission(Permissions.AccountingPost);
        ChangePayerAccount.Map(accounts).RequirePermission(Permissions.AccountingPost);

        MapPaymentRuns(routes.MapApi<AccountingDbContext>("/api/v1/payment-runs"));
    }

    private static void MapPaymentRuns(RouteGroupBuilder runs)
    {
        ListPaymentRuns.Map(runs).RequirePermission(Permissions.AccountingRead);
        ExportPaymentRuns.Map(runs).RequirePermission(Permissions.AccountingRead);
        CreatePaymentRun.Map(runs).RequirePermission(Permissions.AccountingPost);
        GetPaymentRun.Map(runs).RequirePermission(Permissions.AccountingRead);
        ListPayments.Map(runs).RequirePermission(Permissions.AccountingRead);
        RemovePayment.Map(runs).RequirePermission(Permissions.AccountingPost);
        SubmitPaymentRun.Map(runs).RequirePermission(Permissions.AccountingPost);
        ApprovePaymentRun.Map(runs).RequirePermission(Permissions.PaymentsApprove);
        ReturnPaymentRun.Map(runs).RequirePermission(Permissions.AccountingRead);
        CancelPaymentRun.Map(runs).RequirePermission(Permissions.AccountingPost);
        GetPaymentFile.Map(runs).RequirePermission(Permissions.AccountingPost);
        RecordPaymentResult.Map(runs).RequirePermission(Permissions.AccountingPost);
    }
}

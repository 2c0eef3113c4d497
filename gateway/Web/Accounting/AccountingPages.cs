using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;

namespace Seisan.Web.Accounting;

internal static class AccountingPages
{
    private const string Service = "accounting", Group = "group.accounting";

    public static IServiceCollection AddAccountingPages(this IServiceCollection services)
    {
        services.AddServiceClient<AccountingClient>(Service);
        services.AddServiceClient<RulesClient>(Service);
        services.AddServiceClient<PaymentsClient>(Service);
        services.AddFlashes<AccountingTexts>();
        services.AddFlashes<PaymentsTexts>();
        services.AddNavigation<AccountingTexts>(40, "/accounting", "nav.payables", "M5 4h14v16H5z M9 8h6 M9 12h6 M9 16h2", Permissions.AccountingRead, Group);
        services.AddNavigation<AccountingTexts>(41, "/accounting/postings", "nav.postings", "M4 20h16 M7 20V9 M12 20V4 M17 20v-7", Permissions.AccountingRead, Group);
        services.AddNavigation<AccountingTexts>(42, "/accounting/journals", "nav.journals", "M4 5h16v14H4z M12 5v14 M4 10h16", Permissions.AccountingRead, Group);
        services.AddNavigation<AccountingTexts>(43, "/accounting/exports", "nav.exports", "M12 4v11 M8 11l4 4 4-4 M5 19h14", Permissions.AccountingRead, Group);
        services.AddNavigation<PaymentsTexts>(44, "/accounting/payment-runs", "nav.runs", "M3 7h18v10H3z M12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 1 0 0-5 M6 12v.1 M18 12v.1", Permissions.AccountingRead, Group);
        services.AddNavigation<AccountingTexts>(45, "/accounting/periods", "nav.periods", "M6 11h12v9H6z M9 11V8a3 3 0 0 1 6 0v3", Permissions.AccountingRead, Group);
        services.AddNavigation<AccountingTexts>(46, "/accounting/rules", "nav.rules", "M4 7h10 M18 7h2 M16 5v4 M4 17h2 M10 17h10 M8 15v4", Permissions.AccountingRead, Group);
        services.AddNavigation<PaymentsTexts>(47, "/accounting/payer-accounts", "nav.accounts", "M4 9l8-5 8 5 M5 20h14 M7 10v7 M12 10v7 M17 10v7", Permissions.AccountingRead, Group);
        return services;
    }
}

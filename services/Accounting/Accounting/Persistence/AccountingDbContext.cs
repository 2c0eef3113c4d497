using Microsoft.EntityFrameworkCore;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Domain;
using Seisan.Accounting.Domain.Payments;
using Seisan.Accounting.Exports;
using Seisan.Accounting.Journals;
using Seisan.Accounting.Posting;
using Seisan.Accounting.Rules;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Accounting.Persistence;

public sealed class AccountingDbContext(DbContextOptions<AccountingDbContext> options, Caller caller)
    : ServiceDbContext(options, caller), IGrantTables
{
    public override string ServiceName => "accounting";

    /// <summary>For whom this use case runs; statements of our own name it.</summary>
    internal TenantId Tenant => CurrentTenant;

    internal DbSet<Payable> Payables => Set<Payable>();

    internal DbSet<PayableLine> PayableLines => Set<PayableLine>();

    internal DbSet<JournalEntry> Entries => Set<JournalEntry>();

    internal DbSet<JournalLine> Lines => Set<JournalLine>();

    internal DbSet<ClosingPeriod> Periods => Set<ClosingPeriod>();

    internal DbSet<RuleBook> RuleBooks => Set<RuleBook>();

    internal DbSet<PostingRun> Postings => Set<PostingRun>();

    internal DbSet<JournalExport> Exports => Set<JournalExport>();

    internal DbSet<PayerAccount> PayerAccounts => Set<PayerAccount>();

    internal DbSet<PaymentRun> PaymentRuns => Set<PaymentRun>();

    internal DbSet<Payment> Payments => Set<Payment>();

    internal DbSet<MasterCopy> Masters => Set<MasterCopy>();

    internal DbSet<PayeeAccountCopy> PayeeAccounts => Set<PayeeAccountCopy>();

    /// <summary>What stands in the journal stays; of an entry only its export is noted later.</summary>
    public string? PrivilegesOn(string table) => table switch
    {
        "journal_line" => "SELECT, INSERT",
        "journal_entry" => "SELECT, INSERT, UPDATE (export_id)",
        _ => null,
    };

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<PayableId>().HaveConversion<PayableIdConverter>();
        configurationBuilder.Properties<PaymentRunId>().HaveConversion<PaymentRunIdConverter>();
        configurationBuilder.Properties<PayerAccountId>().HaveConversion<PayerAccountIdConverter>();
        configurationBuilder.Properties<PayableState>().HaveConversion<WordConverter<PayableState>>();
        configurationBuilder.Properties<PeriodState>().HaveConversion<WordConverter<PeriodState>>();
        configurationBuilder.Properties<PaymentRunState>().HaveConversion<WordConverter<PaymentRunState>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AccountingDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class AccountingDesignTime : DesignTime<AccountingDbContext>;

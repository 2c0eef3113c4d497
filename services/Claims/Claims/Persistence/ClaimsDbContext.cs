using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Claims.Persistence;

internal sealed class ClaimsDbContext(DbContextOptions<ClaimsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "claims";

    public DbSet<ExpenseClaim> Claims => Set<ExpenseClaim>();

    public DbSet<ClaimMoment> Moments => Set<ClaimMoment>();

    public DbSet<ClaimReader> Readers => Set<ClaimReader>();

    public DbSet<ClaimSettings> Settings => Set<ClaimSettings>();

    public DbSet<MasterCopy> Masters => Set<MasterCopy>();

    public DbSet<EvidenceCopy> Evidence => Set<EvidenceCopy>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<ClaimId>().HaveConversion<ClaimIdConverter>();
        configurationBuilder.Properties<EmployeeId>().HaveConversion<EmployeeIdConverter>();
        configurationBuilder.Properties<ClaimState>().HaveConversion<ClaimStateConverter>();
        configurationBuilder.Properties<Outcome>().HaveConversion<OutcomeConverter>();
        configurationBuilder.Properties<TaxRounding>().HaveConversion<TaxRoundingConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ClaimsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class ClaimsDesignTime : DesignTime<ClaimsDbContext>;

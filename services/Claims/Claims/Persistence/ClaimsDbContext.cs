using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Outputs;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Claims.Persistence;

public sealed class ClaimsDbContext(DbContextOptions<ClaimsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "claims";

    internal DbSet<ExpenseClaim> Claims => Set<ExpenseClaim>();

    internal DbSet<ClaimMoment> Moments => Set<ClaimMoment>();

    internal DbSet<ClaimReader> Readers => Set<ClaimReader>();

    internal DbSet<ClaimSettings> Settings => Set<ClaimSettings>();

    internal DbSet<MasterCopy> Masters => Set<MasterCopy>();

    internal DbSet<CommuterPass> Passes => Set<CommuterPass>();

    internal DbSet<ClaimOutput> Outputs => Set<ClaimOutput>();

    internal DbSet<OutputPart> OutputParts => Set<OutputPart>();

    internal DbSet<EvidenceCopy> Evidence => Set<EvidenceCopy>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<ClaimId>().HaveConversion<ClaimIdConverter>();
        configurationBuilder.Properties<EmployeeId>().HaveConversion<EmployeeIdConverter>();
        configurationBuilder.Properties<ClaimState>().HaveConversion<ClaimStateConverter>();
        configurationBuilder.Properties<ClaimForm>().HaveConversion<ClaimFormConverter>();
        configurationBuilder.Properties<Means>().HaveConversion<MeansConverter>();
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

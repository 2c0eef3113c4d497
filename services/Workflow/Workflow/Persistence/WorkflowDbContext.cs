using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal sealed class WorkflowDbContext(DbContextOptions<WorkflowDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "workflow";

    public DbSet<ApprovalRoute> Routes => Set<ApprovalRoute>();
    public DbSet<RouteVersion> RouteVersions => Set<RouteVersion>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<EarlyWithdrawal> EarlyWithdrawals => Set<EarlyWithdrawal>();
    public DbSet<Approval> Approvals => Set<Approval>();
    public DbSet<ApprovalStep> Steps => Set<ApprovalStep>();
    public DbSet<StepApprover> StepApprovers => Set<StepApprover>();
    public DbSet<EmployeeCopy> Employees => Set<EmployeeCopy>();
    public DbSet<Headship> Headships => Set<Headship>();
    public DbSet<DepartmentCopy> Departments => Set<DepartmentCopy>();
    public DbSet<UserCopy> Users => Set<UserCopy>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<ApprovalId>().HaveConversion<ApprovalIdConverter>();
        configurationBuilder.Properties<RouteId>().HaveConversion<RouteIdConverter>();
        configurationBuilder.Properties<ClaimId>().HaveConversion<ClaimIdConverter>();
        configurationBuilder.Properties<EmployeeId>().HaveConversion<EmployeeIdConverter>();
        configurationBuilder.Properties<DepartmentId>().HaveConversion<DepartmentIdConverter>();
        configurationBuilder.Properties<ApprovalState>().HaveConversion<WordConverter<ApprovalState>>();
        configurationBuilder.Properties<StepState>().HaveConversion<WordConverter<StepState>>();
        configurationBuilder.Properties<SubmissionState>().HaveConversion<WordConverter<SubmissionState>>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WorkflowDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class WorkflowDesignTime : DesignTime<WorkflowDbContext>;

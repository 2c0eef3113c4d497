using Microsoft.EntityFrameworkCore;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;
using Seisan.Workflow.Copies;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

public sealed class WorkflowDbContext(DbContextOptions<WorkflowDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "workflow";

    internal DbSet<ApprovalRoute> Routes => Set<ApprovalRoute>();
    internal DbSet<RouteVersion> RouteVersions => Set<RouteVersion>();
    internal DbSet<Submission> Submissions => Set<Submission>();
    internal DbSet<EarlyWithdrawal> EarlyWithdrawals => Set<EarlyWithdrawal>();
    internal DbSet<Approval> Approvals => Set<Approval>();
    internal DbSet<ApprovalStep> Steps => Set<ApprovalStep>();
    internal DbSet<StepApprover> StepApprovers => Set<StepApprover>();
    internal DbSet<EmployeeCopy> Employees => Set<EmployeeCopy>();
    internal DbSet<Headship> Headships => Set<Headship>();
    internal DbSet<DepartmentCopy> Departments => Set<DepartmentCopy>();
    internal DbSet<UserCopy> Users => Set<UserCopy>();

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

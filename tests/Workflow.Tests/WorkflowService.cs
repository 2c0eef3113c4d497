using Seisan.Platform.Testing;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Tests;

public sealed class WorkflowService() : ServiceFixture<Program, WorkflowDbContext>("workflow");

/// <summary>Waits for masters longer than any test takes, however slow the machine.</summary>
public sealed class PatientWorkflowService() : ServiceFixture<Program, WorkflowDbContext>("workflow")
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings() => [new("Workflow:Patience", "00:10:00")];
}

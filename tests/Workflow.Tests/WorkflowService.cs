using Seisan.Platform.Testing;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Tests;

public sealed class WorkflowService() : ServiceFixture<Program, WorkflowDbContext>("workflow");

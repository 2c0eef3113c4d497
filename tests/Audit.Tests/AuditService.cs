using Seisan.Audit.Persistence;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.Platform.Testing;

// one service for all classes: whatever is published on the broker reaches every service that listens
[assembly: AssemblyFixture(typeof(Seisan.Audit.Tests.AuditService))]

namespace Seisan.Audit.Tests;

public sealed class AuditService() : ServiceFixture<Program, AuditDbContext>("audit")
{
    public static TestPerson AdministratorOf(TenantId tenant) => TestPerson.In(tenant).As(Roles.Administrator);
}

/// <summary>What other services tell, with something sensible in every place.</summary>
internal static class A
{
    public static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    public static AuditRecorded Entry(string operation = "SubmitClaim", string label = "2026-000001") => new(
        Guid.CreateVersion7(Now), Now, "claims", Guid.CreateVersion7(Now), "sato", "佐藤 美咲", null, "192.0.2.7", operation,
        "expense-claim", Guid.CreateVersion7(Now).ToString(), label, """{"state":"draft"}""",
        """{"state":"submitted","title":"大阪出張の交通費"}""", "c-1", "4bf92f3577b34da6a3ce929d0e0e4736");

    public static SignInAttempted SignIn(string outcome = "succeeded") => new(
        Guid.CreateVersion7(Now), Now, Guid.CreateVersion7(Now), "sato", "佐藤 美咲", outcome, "192.0.2.7", "Firefox/140");
}

using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
    /// <summary>Errors that the service logged.</summary>
    internal ConcurrentQueue<string> Errors { get; } = new();

    internal Task LookAtPartitions() => Services.GetRequiredService<PartitionWatch>().LookAsync(TestContext.Current.CancellationToken);

    protected override void Arrange(IServiceCollection services) => services.AddSingleton<ILoggerProvider>(new Listener(Errors));

    private sealed class Listener(ConcurrentQueue<string> errors) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
                errors.Enqueue(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }

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

using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Audit;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.ServiceDefaults.Persistence;

/// <summary>
/// A service's database: its own tables plus those every service has (outbox, inbox, idempotency keys, jobs, data
/// keys, rights). A use case changes state, announces and records, then saves once; all of it commits together.
/// </summary>
public abstract class ServiceDbContext : DbContext
{
    /// <summary>UTF-8 bytes of each of an entry's two states; with both, escaped, the entry stays a message.</summary>
    private const int MostOfAState = 60 * 1024;

    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly MethodInfo OwnMethod =
        typeof(ServiceDbContext).GetMethod(nameof(Own), BindingFlags.Instance | BindingFlags.NonPublic)!;

    private readonly Caller _caller;

    protected ServiceDbContext(DbContextOptions options, Caller caller)
        : base(options)
    {
        _caller = caller;
        Database.AutoSavepointsEnabled = false; // a use case that fails is undone as a whole
    }

    /// <summary>The name of the service, as in the audit entries.</summary>
    public abstract string ServiceName { get; }

    public DbSet<BackgroundJob> Jobs => Set<BackgroundJob>();
    internal DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    internal DbSet<DataKey> DataKeys => Set<DataKey>();

    protected internal TenantId CurrentTenant => _caller.Tenant;
    protected internal Caller Caller => _caller;
    internal bool HasAnnounced { get; private set; }
    internal bool HasRecorded { get; private set; }
    internal bool HasWritten { get; private set; }

    /// <summary>A transaction has begun in which no statement has been sent yet.</summary>
    internal bool IsTenantToBeNamed { get; set; }

    /// <summary>Makes the message a row beside the state; the relay publishes it after the commit.</summary>
    public void Announce<T>(T message)
        where T : class
    {
        Outbox.Add(OutboxMessage.Of(message, _caller));
        HasAnnounced = true;
    }

    /// <summary>Writes the audit entry of this use case into the same save. Every change by a person has one.</summary>
    /// <param name="operation">The feature's name.</param>
    /// <param name="targetKind">What was acted on, kebab-case: <c>expense-claim</c>.</param>
    /// <param name="targetLabel">What people call the target: a number or code.</param>
    /// <param name="before">What was, serialised to JSON; never a secret.</param>
    /// <param name="after">What is, serialised to JSON; never a secret.</param>
    public void Record(
        string operation, string targetKind, string targetId, string? targetLabel = null, object? before = null,
        object? after = null)
    {
        Announce(AuditEntry(operation, targetKind, targetId, targetLabel, before, after));
        HasRecorded = true;
    }

    /// <summary>The audit entry as <see cref="Record"/> announces it, for a hot path that writes its rows itself.</summary>
    public AuditRecorded AuditEntry(
        string operation, string targetKind, string targetId, string? targetLabel, object? before, object? after)
    {
        var now = _caller.Clock.GetUtcNow();
        return new AuditRecorded(
            Guid.CreateVersion7(now), now, ServiceName, _caller.UserId, _caller.SignInId, _caller.Name, null,
            _caller.Address, operation, targetKind, targetId, targetLabel, ToJson(before), ToJson(after),
            _caller.CorrelationId, Activity.Current?.TraceId.ToString());
    }

    /// <summary>Tells that a hot path has written its outbox rows, the audit entry among them, by SQL of its own.</summary>
    public void HasWrittenOutbox() => (HasAnnounced, HasRecorded) = (true, true);

    /// <summary>Never cancelled: a commit that has been sent is finished (its token is ignored).</summary>
    public sealed override Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        Stamp();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, CancellationToken.None);
    }

    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        Stamp();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Forgets what a failed attempt had gathered, so that the use case can run again.</summary>
    internal void StartOver()
    {
        ChangeTracker.Clear();
        (HasAnnounced, HasRecorded, HasWritten) = (false, false, false);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<TenantId>().HaveConversion<TenantIdConverter>();

    /// <summary>Call last: it finds the tenant's entities among what the service has mapped.</summary>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(
            typeof(ServiceDbContext).Assembly, type => type.Namespace!.StartsWith("Seisan.ServiceDefaults", StringComparison.Ordinal));
        foreach (var entity in modelBuilder.Model.GetEntityTypes()
            .Where(entity => entity.BaseType is null && !entity.IsOwned() && typeof(ITenantOwned).IsAssignableFrom(entity.ClrType))
            .ToList())
        {
            OwnMethod.MakeGenericMethod(entity.ClrType).Invoke(this, [modelBuilder]);
        }
    }

    private void Own<T>(ModelBuilder model)
        where T : class, ITenantOwned =>
        model.Entity<T>().HasQueryFilter(row => row.TenantId == CurrentTenant);

    private void Stamp()
    {
        foreach (var entry in ChangeTracker.Entries<ITenantOwned>())
        {
            if (entry.State is EntityState.Added && entry.Entity.TenantId == default)
                entry.Property(row => row.TenantId).CurrentValue = _caller.Tenant;
            if (entry.State is not EntityState.Unchanged and not EntityState.Detached and not EntityState.Added
                && entry.Entity.TenantId != _caller.Tenant)
                throw new InvalidOperationException("A row of another tenant was about to be changed.");
            if (entry.State is not EntityState.Unchanged && entry.Entity is not OutboxMessage)
                HasWritten = true;
        }
    }

    /// <summary>What is too large for an entry is proved by its hash: the state itself stands in the service's own history.</summary>
    private static string? ToJson(object? value)
    {
        if (value is null)
            return null;
        var utf8 = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        return utf8.Length <= MostOfAState
            ? Encoding.UTF8.GetString(utf8)
            : JsonSerializer.Serialize(new { TooLarge = true, Bytes = utf8.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(utf8)) }, Json);
    }
}

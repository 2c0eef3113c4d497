using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Caching.Memory;
using Seisan.Contracts.Identity;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Security;

/// <summary>
/// The lowest rights version that tokens of a person, or of a partner's program, may carry: older ones were given under
/// other rights. A program has no versions; with a row here it is revoked.
/// </summary>
internal sealed class PersonRights : ITenantOwned
{
    public TenantId TenantId { get; private init; }
    public Guid UserId { get; private init; }
    public long Version { get; private init; }
}

internal sealed class PersonRightsMapping : IEntityTypeConfiguration<PersonRights>
{
    public void Configure(EntityTypeBuilder<PersonRights> builder)
    {
        builder.ToTable("person_rights");
        builder.HasKey(row => new { row.TenantId, row.UserId });
        builder.Property(row => row.Version);
    }
}

internal sealed class RefuseTokensWhenUserChanged(ServiceDbContext db) : IConsumer<UserChanged>
{
    public Task Consume(ConsumeContext<UserChanged> context) =>
        Rights.RaiseAsync(db, context.Message.UserId, context.Message.RightsVersion);
}

internal sealed class RefuseTokensWhenSessionRevoked(ServiceDbContext db) : IConsumer<SessionRevoked>
{
    public Task Consume(ConsumeContext<SessionRevoked> context) =>
        Rights.RaiseAsync(db, context.Message.UserId, context.Message.RightsVersion);
}

internal sealed class RefuseTokensWhenApiClientRevoked(ServiceDbContext db) : IConsumer<ApiClientRevoked>
{
    public Task Consume(ConsumeContext<ApiClientRevoked> context) => Rights.RaiseAsync(db, context.Message.ClientId, 1);
}

internal static class Rights
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    public static Task RaiseAsync(ServiceDbContext db, Guid userId, long version) =>
        db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO person_rights AS known (tenant_id, user_id, version)
            VALUES ({db.CurrentTenant.Value}, {userId}, {version})
            ON CONFLICT (tenant_id, user_id) DO UPDATE SET version = greatest(known.version, excluded.version)
            """);

    /// <summary>
    /// Whether a token in the name of these, under these versions, is still good. Asks the database at most every ten
    /// seconds for each.
    /// </summary>
    public static async Task<bool> AreCurrentAsync(
        ServiceDbContext db, IMemoryCache cache, IReadOnlyCollection<(Guid Id, long Version)> bearers, CancellationToken ct)
    {
        foreach (var (id, version) in bearers)
        {
            var key = (db.CurrentTenant, id);
            if (!cache.TryGetValue(key, out long lowest))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                lowest = await db.Set<PersonRights>().Where(row => row.UserId == id).Select(row => row.Version)
                    .SingleOrDefaultAsync(ct);
                await transaction.CommitAsync(CancellationToken.None);
                cache.Set(key, lowest, Fresh);
            }

            if (version < lowest)
                return false;
        }

        return true;
    }
}

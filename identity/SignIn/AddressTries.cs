using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.SignIn;

/// <summary>How often it was tried to sign in to a company from one address, since when.</summary>
internal sealed class AddressTry : ITenantOwned
{
    public const int LongestOrigin = 100;

    public TenantId TenantId { get; private init; }
    public string Origin { get; private init; } = "";
    public int Tries { get; private init; }
    public DateTimeOffset Since { get; private init; }
}

internal sealed class AddressTryMapping : IEntityTypeConfiguration<AddressTry>
{
    public void Configure(EntityTypeBuilder<AddressTry> builder)
    {
        builder.ToTable("address_try");
        builder.HasKey(row => new { row.TenantId, row.Origin });
        builder.HasIndex(row => new { row.TenantId, row.Since });
        builder.Property(row => row.Origin).HasMaxLength(AddressTry.LongestOrigin);
        builder.Property(row => row.Tries);
        builder.Property(row => row.Since);
    }
}

/// <summary>
/// Bounds the guesses from one address at one company, whoever is guessed at. A try is counted in one statement before
/// anything else is looked at and given back when it was right, so that an office behind one address signs in freely.
/// </summary>
internal sealed class AddressTries(IdentityDbContext db, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>More than a large office has people who begin at the same minute: those under way count.</summary>
    private const int Usual = 1000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly int _most = configuration.GetValue("Identity:TriesPerAddress", Usual);

    /// <summary>False: there were too many.</summary>
    public async Task<bool> TakeAsync(string origin)
    {
        var now = clock.GetUtcNow();
        var tries = await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO address_try AS known (tenant_id, origin, tries, since) VALUES ({db.Tenant.Value}, {origin}, 1, {now})
            ON CONFLICT (tenant_id, origin) DO UPDATE
            SET tries = CASE WHEN known.since <= {now - Window} THEN 1 ELSE known.tries + 1 END,
                since = CASE WHEN known.since <= {now - Window} THEN {now} ELSE known.since END
            RETURNING tries AS "Value"
            """).ToListAsync();
        return tries[0] <= _most;
    }

    /// <summary>The try was right: it does not count.</summary>
    public Task GiveBackAsync(string origin) => db.AddressTries.Where(row => row.Origin == origin && row.Tries > 0)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, row => row.Tries - 1));

    /// <summary>The address; of IPv6 the network, for one line has very many. Unknown companies count by what was typed.</summary>
    public static string OriginOf(string? address, string? unknownCompany)
    {
        if (IPAddress.TryParse(address, out var parsed) && parsed.AddressFamily is AddressFamily.InterNetworkV6)
        {
            var bytes = parsed.GetAddressBytes();
            Array.Clear(bytes, 8, 8);
            address = $"{new IPAddress(bytes)}/64";
        }

        return unknownCompany is null ? address ?? "" : $"{address} {unknownCompany}";
    }
}

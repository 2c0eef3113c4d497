using Seisan.Notifications.Notices;

namespace Seisan.Notifications.Features.Notices;

/// <summary>Whom a notice that is published now would reach.</summary>
internal static class PreviewReach
{
    private const int AtATime = 200;

    public static void Map(IEndpointRouteBuilder app) => app
        .MapGet("/reach", Handle)
        .WithName(nameof(PreviewReach));

    private static async Task<Reach> Handle(Tenants tenants, Readers readers, CancellationToken ct)
    {
        var (companies, addresses, unreached) = (0, 0, 0);
        for (List<Guid> some = await tenants.AfterAsync(Guid.Empty, AtATime, ct); some.Count > 0;
            some = await tenants.AfterAsync(some[^1], AtATime, ct))
        {
            foreach (var tenant in some)
            {
                var count = (await tenants.InAsync(tenant, () => readers.FindAsync(ct))).Count;
                (companies, addresses, unreached) = (companies + 1, addresses + count, unreached + (count == 0 ? 1 : 0));
            }
        }

        return new(companies, addresses, unreached);
    }

    /// <param name="Unreached">Companies that have named no contact and of whose administrators no address is known.</param>
    internal sealed record Reach(int Tenants, int Addresses, int Unreached);
}

using System.Text;
using RabbitMQ.Client;
using Seisan.Contracts.Identity;
using Seisan.Platform.Testing;

namespace Seisan.Gateway.Tests;

public sealed class ParkingTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    [Fact]
    public async Task What_the_gateway_cannot_handle_goes_where_identity_shows_it_to_operators()
    {
        var revoked = new SessionRevoked(gateway.Neighbours.UserId, null, 2);
        Assert.Null(await gateway.NextAsync("identity-parked"));

        await gateway.PublishAsync(null, revoked);

        var found = new List<string>();
        await Wait.Until(
            async () =>
            {
                if (await gateway.NextAsync("identity-parked") is { } next) found.Add($"{Header(next, "queue")} {Header(next, "reason")}");
                return found.Count == 2;
            },
            "the messages were not parked");
        Assert.Contains(found, one => one.EndsWith("gateway-end-sessions-when-revoked no_tenant", StringComparison.Ordinal));
        Assert.Contains(found, one => one.EndsWith("gateway-refuse-tokens-when-session-revoked no_tenant", StringComparison.Ordinal));
    }

    private static string Header(BasicGetResult message, string name) =>
        Encoding.UTF8.GetString((byte[])message.BasicProperties.Headers![$"seisan-parked-{name}"]!);
}

using System.Collections.Concurrent;
using MassTransit;
using RabbitMQ.Client;

namespace Seisan.Platform.Testing;

/// <summary>
/// Hears of the queues that a fixture's service declares and takes them away with the fixture: whatever later tests
/// publish would go on filling them.
/// </summary>
public sealed class FixtureQueues : IConfigureReceiveEndpoint
{
    private readonly ConcurrentDictionary<string, bool> _names = [];

    public void Configure(string name, IReceiveEndpointConfigurator configurator) => _names[name] = true;

    public async Task DeleteAsync()
    {
        var factory = new ConnectionFactory { Uri = new Uri((await TestServers.Shared).Messaging) };
        await using var connection = await factory.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in _names.Keys)
        {
            await channel.QueueDeleteAsync(name);
            await channel.ExchangeDeleteAsync(name);
        }
    }
}

using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RabbitMQ.Client.Exceptions;
using Seisan.ServiceDefaults.Hosting;

namespace Seisan.ServiceDefaults.Tests;

public sealed class RoundsTests
{
    public static TheoryData<Exception> Outages =>
    [
        new NpgsqlException("refused", new SocketException()),
        new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", new NpgsqlException("gone")),
        new DbUpdateException("while saving", new NpgsqlException("gone", new IOException())),
        new BrokerUnreachableException(new SocketException()),
        new IOException("no space left on device"),
        new TimeoutException(),
    ];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task A_round_that_meets_an_outage_is_followed_by_another(Exception outage)
    {
        using var stopping = new CancellationTokenSource();
        var rounds = 0;

        await Rounds.RunAsync(
            _ => ++rounds == 1 ? throw outage : stopping.CancelAsync(), "the test", new NoPause(), NullLogger.Instance, stopping.Token);

        Assert.Equal(2, rounds);
    }

    [Fact]
    public async Task A_bug_ends_the_rounds() => await Assert.ThrowsAsync<InvalidOperationException>(() => Rounds.RunAsync(
        _ => throw new InvalidOperationException("a bug"), "the test", new NoPause(), NullLogger.Instance, CancellationToken.None));

    [Fact]
    public async Task The_pause_grows_to_half_a_minute_and_is_short_again_after_a_good_round()
    {
        using var stopping = new CancellationTokenSource();
        var clock = new NoPause();
        var rounds = 0;

        await Rounds.RunAsync(
            _ => ++rounds switch
            {
                8 => Task.CompletedTask,
                10 => stopping.CancelAsync(),
                _ => throw new TimeoutException(),
            },
            "the test", clock, NullLogger.Instance, stopping.Token);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 1], clock.Pauses);
    }

    /// <summary>A clock on which every pause is over at once.</summary>
    private sealed class NoPause : TimeProvider
    {
        public List<double> Pauses { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Pauses.Add(dueTime.TotalSeconds);
            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}

using System.Diagnostics;
using Npgsql;
using Seisan.Backup.Recovery;
using Seisan.Platform.Testing;

namespace Seisan.Backup.Tests;

/// <summary>The drill: everything is destroyed under load and had back by one command.</summary>
public sealed class RestoreDrillTests
{
    private static readonly TimeSpan MostLost = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task What_was_acknowledged_before_the_last_segment_of_the_log_is_there_after_everything_was_destroyed()
    {
        await using var server = await DataServer.StartAsync();
        var ct = TestContext.Current.CancellationToken;
        var backRest = server.BackRest(await Backup.Engine.SetUpEngine.OwnerAsync(server.Engine.Settings, ct));
        await backRest.BackUpAsync(ct);
        var name = await server.StoreObjectAsync();
        await new Objects.ObjectCopies(server.Engine, server.Store).CopyNewAsync(new HashSet<string>(), ct);
        var acknowledged = new List<(long Number, DateTimeOffset At)>();
        var writing = WriteUntilItDiesAsync(server, acknowledged);
        await Wait.Until(() => Task.FromResult(acknowledged.Count > 200), "nothing is written");
        var safe = acknowledged.Count;
        var handedOver = await server.AskAsync<string>("postgres", "SELECT pg_walfile_name(pg_switch_wal())");
        await Wait.Until(
            async () => string.CompareOrdinal(await server.AskAsync<string>("postgres", "SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver"), handedOver) >= 0,
            "the log is not handed over");
        await server.KillAsync();
        await writing;
        var died = TimeProvider.System.GetUtcNow();
        Directory.Delete(server.Data, recursive: true);
        Directory.Delete(server.Store, recursive: true);

        var began = Stopwatch.GetTimestamp();
        using var said = new StringWriter();
        var code = await RestoreCommand.RunAsync(["restore", "--folder", server.Link, "--objects", server.Store], said);
        await server.ResumeAsync();
        var back = await server.AskAsync<long>("claims", "SELECT max(number) FROM claim");
        var took = Stopwatch.GetElapsedTime(began);

        Assert.True(code == 0, said.ToString());
        var lost = acknowledged.Where(row => row.Number > back).ToList();
        var lostTime = lost.Count == 0 ? TimeSpan.Zero : died - lost[0].At;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{acknowledged.Count} acknowledged, {lost.Count} lost; recovery point {lostTime.TotalSeconds:0.0} s, recovery time {took.TotalSeconds:0.0} s. {said}");
        Assert.True(back >= acknowledged[safe - 1].Number, $"{acknowledged[safe - 1].Number} was handed over, {back} came back");
        Assert.InRange(lostTime, TimeSpan.Zero, MostLost);
        Assert.Equal(back - 1_000_000, await server.AskAsync<long>("claims", "SELECT count(*) FROM claim WHERE number > 1000000"));
        Assert.True(File.Exists(Path.Combine(server.Store, name)));

        // the log goes on where it was: the next backup can be made and the restored server is backed up as before
        Assert.Equal(0, await server.SetUpAsync());
        Assert.NotEqual("", (await backRest.BackUpAsync(ct)).Label);
    }

    [Fact]
    public async Task What_was_destroyed_by_mistake_is_had_back_as_it_was_at_an_instant()
    {
        await using var server = await DataServer.StartAsync();
        var ct = TestContext.Current.CancellationToken;
        var backRest = server.BackRest(await Backup.Engine.SetUpEngine.OwnerAsync(server.Engine.Settings, ct));
        var backup = await backRest.BackUpAsync(ct);
        var tooEarly = backup.StartedAt.AddMinutes(-1);
        await server.DoAsync("claims", "INSERT INTO claim VALUES (gen_random_uuid(), 5001, 5)");
        // the engine tells when a backup ended in whole seconds: an instant in the same one is before its end
        await Wait.Until(() => Task.FromResult(TimeProvider.System.GetUtcNow() > backup.StoppedAt.AddSeconds(1.1)), "time stands still");
        var instant = await server.AskAsync<DateTime>("postgres", "SELECT clock_timestamp()");
        await server.DoAsync("claims", "DELETE FROM claim");
        var segment = await server.AskAsync<string>("postgres", "SELECT pg_walfile_name(pg_switch_wal())");
        await Wait.Until(
            async () => string.CompareOrdinal(await server.AskAsync<string>("postgres", "SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver"), segment) >= 0,
            "the log is not handed over");
        var running = new StringWriter();
        var refused = await RestoreCommand.RunAsync(["restore", "--folder", server.Link, "--objects", server.Store], running);
        await server.KillAsync();
        var early = new StringWriter();
        var beyond = await RestoreCommand.RunAsync(["restore", "--folder", server.Link, "--objects", server.Store, "--to", $"{tooEarly:O}"], early);
        var untouched = Directory.Exists(server.Data);

        using var said = new StringWriter();
        var code = await RestoreCommand.RunAsync(
            ["restore", "--folder", server.Link, "--objects", server.Store, "--to", instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture)], said);
        await server.ResumeAsync();

        Assert.Equal(1, refused);
        Assert.Contains("stop the platform first", running.ToString());
        Assert.Equal(1, beyond);
        Assert.Contains("unable to find backup set", early.ToString());
        Assert.True(untouched, "what could not be restored was taken away");
        Assert.True(code == 0, said.ToString());
        Assert.Equal(2_001, await server.AskAsync<long>("claims", "SELECT count(*) FROM claim"));
        Assert.Single(Directory.EnumerateDirectories(Path.GetDirectoryName(server.Data)!, "data.before-*"));
    }

    [Theory]
    [InlineData("--folder", "/nowhere", "holds no backups")]
    [InlineData("--to", "yesterday", "is no instant")]
    public async Task A_wrong_option_is_named(string option, string value, string complaint)
    {
        using var said = new StringWriter();

        var code = await RestoreCommand.RunAsync(["restore", "--folder", "/tmp", "--objects", "/tmp", option, value], said);

        Assert.Equal(1, code);
        Assert.Contains(complaint, said.ToString());
    }

    private static async Task WriteUntilItDiesAsync(DataServer server, List<(long Number, DateTimeOffset At)> acknowledged)
    {
        await using var connection = new NpgsqlConnection(server.At("claims"));
        await connection.OpenAsync(CancellationToken.None);
        try
        {
            for (var number = 1_000_001L; ; number++)
            {
                await using var command = new NpgsqlCommand($"INSERT INTO claim VALUES (gen_random_uuid(), {number}, 1)", connection);
                await command.ExecuteNonQueryAsync(CancellationToken.None);
                acknowledged.Add((number, TimeProvider.System.GetUtcNow()));
            }
        }
        catch (NpgsqlException)
        {
            // the server is gone
        }
    }
}

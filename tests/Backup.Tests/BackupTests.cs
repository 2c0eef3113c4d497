using System.Net;
using System.Text.Json;
using Npgsql;
using Seisan.Backup.Engine;
using Seisan.Backup.Runs;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Backup;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Backup.Tests;

/// <summary>A backup is what was restored and found the same; everything else says so loudly.</summary>
public sealed class BackupTests(BackupService service) : IClassFixture<BackupService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_made_while_people_write_is_restored_and_found_the_same()
    {
        var name = await service.Server.StoreObjectAsync();
        using var stop = new CancellationTokenSource();
        var writing = WriteAsync(stop.Token);

        var detail = await service.BackUpAsync();
        await stop.CancelAsync();
        var written = await writing;

        var backup = detail.GetProperty("backup");
        Assert.True(backup.GetProperty("state").GetString() == "verified", detail.ToString());
        Assert.True(written > 10, $"only {written} rows were written meanwhile");
        var claims = detail.GetProperty("databases").EnumerateArray().Single(row => row.GetProperty("database").GetString() == "claims");
        Assert.InRange(claims.GetProperty("rows").GetInt64(), 2_000, 2_000 + written);
        Assert.True(detail.GetProperty("objects").GetInt32() >= 1);
        Assert.Equal(
            await File.ReadAllBytesAsync(Path.Combine(service.Server.Store, name), Cancel),
            await File.ReadAllBytesAsync(Path.Combine(service.Server.Engine.Objects, name), Cancel));
        var told = (await service.Outbox<BackupVerified>(TenantId.Provider)).Single(one => one.BackupId == backup.GetProperty("id").GetGuid());
        Assert.Equal(backup.GetProperty("label").GetString(), told.Label);
        Assert.Contains(
            await service.Outbox<AuditRecorded>(TenantId.Provider),
            entry => entry.Operation == "OrderBackup" && entry.TargetId == told.BackupId.ToString() && entry.PersonName == BackupService.Operator.Name);
        Assert.False(Directory.Exists(Path.Combine(service.Server.Engine.Scratch, "data")), "the restored data were not thrown away");
    }

    [Fact]
    public async Task A_gap_in_the_log_a_book_out_of_balance_and_a_lost_receipt_are_found_and_the_backup_is_not_verified()
    {
        await service.Server.DoAsync("audit", "INSERT INTO audit_entry VALUES ('22222222-2222-2222-2222-222222222222', 1), ('22222222-2222-2222-2222-222222222222', 3)");
        await service.Server.DoAsync("accounting", "INSERT INTO journal_line VALUES ('22222222-2222-2222-2222-222222222222', true, 1)");
        var lost = await service.Server.StoreObjectAsync(withFile: false);

        var detail = await service.BackUpAsync();

        await service.Server.DoAsync("audit", "DELETE FROM audit_entry WHERE tenant_id = '22222222-2222-2222-2222-222222222222'");
        await service.Server.DoAsync("accounting", "DELETE FROM journal_line WHERE tenant_id = '22222222-2222-2222-2222-222222222222'");
        await service.Server.DoAsync("documents", $"DELETE FROM evidence WHERE object_name = '{Path.GetFileName(lost)}'");
        Assert.Equal("failed", detail.GetProperty("backup").GetProperty("state").GetString());
        Assert.Equal("rule_broken", detail.GetProperty("backup").GetProperty("problem").GetString());
        Assert.Equal(
            [("audit_gap", "22222222-2222-2222-2222-222222222222"), ("books_unbalanced", "22222222-2222-2222-2222-222222222222"), ("object_missing", lost)],
            detail.GetProperty("brokenRules").EnumerateArray().Select(row => (row.GetProperty("rule").GetString()!, row.GetProperty("place").GetString()!)));
        var told = Assert.Single(await service.Outbox<BackupFailed>(TenantId.Provider), one => one.BackupId == detail.GetProperty("backup").GetProperty("id").GetGuid());
        Assert.Equal("rule_broken", told.Problem);
    }

    [Fact]
    public async Task A_flipped_byte_in_an_older_backup_takes_its_proof_away_and_is_told()
    {
        var older = (await service.BackUpAsync()).GetProperty("backup");
        var label = older.GetProperty("label").GetString()!;
        var file = Directory.EnumerateFiles(Path.Combine(service.Server.Engine.Repository, "backup", "main", label), "*.zst", SearchOption.AllDirectories)
            .First(path => new FileInfo(path).Length > 100);
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);

        var newer = (await service.BackUpAsync()).GetProperty("backup");

        bytes[60] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        var now = (await service.GetAsync<JsonElement>($"/api/v1/backups/{older.GetProperty("id").GetGuid()}")).GetProperty("backup");
        Assert.Equal("verified", older.GetProperty("state").GetString());
        Assert.Equal(("failed", "damaged_file"), (now.GetProperty("state").GetString(), now.GetProperty("problem").GetString()));
        Assert.Equal("verified", newer.GetProperty("state").GetString());
        Assert.Contains(await service.Outbox<BackupFailed>(TenantId.Provider), one => one.BackupId == older.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_lost_segment_of_the_log_fails_the_next_backup()
    {
        await service.BackedUpObjectAsync();
        var segments = Directory.EnumerateFiles(Path.Combine(service.Server.Engine.Repository, "archive"), "*.zst", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal).ToList();
        var lost = segments[segments.Count / 2];
        File.Move(lost, lost + ".away");

        var detail = await service.BackUpAsync();

        File.Move(lost + ".away", lost);
        Assert.Equal("failed", detail.GetProperty("backup").GetProperty("state").GetString());
        Assert.Contains($"{Path.GetFileName(lost)[8..24]} of the log is missing", detail.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_altered_copy_of_a_receipt_fails_the_next_backup()
    {
        var name = await service.BackedUpObjectAsync();
        var copy = Path.Combine(service.Server.Engine.Objects, name);
        var bytes = await File.ReadAllBytesAsync(copy, Cancel);
        bytes[7] ^= 1;
        await File.WriteAllBytesAsync(copy, bytes, Cancel);

        var detail = await service.BackUpAsync();

        bytes[7] ^= 1;
        await File.WriteAllBytesAsync(copy, bytes, Cancel);
        Assert.Equal("failed", detail.GetProperty("backup").GetProperty("state").GetString());
        Assert.Contains(name, detail.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_missing_segment_of_the_log_ends_a_restore_and_never_looks_like_one()
    {
        var folder = service.Server.Engine;
        var engine = service.Service<EngineAccess>();
        var backRest = await engine.OpenAsync(folder, Cancel);
        await service.BackedUpObjectAsync();
        var label = (await backRest.ListAsync(Cancel))[^1].Label;
        await using var control = await engine.ConnectAsync("postgres", Cancel);
        await service.Server.DoAsync("postgres", "SELECT pg_create_restore_point('lost')");
        var segment = await LogArchive.SwitchAsync(control, Cancel);
        await LogArchive.WaitForAsync(control, segment, TimeSpan.FromMinutes(1), TimeProvider.System, Cancel);
        var file = Directory.EnumerateFiles(folder.Repository, $"{segment}-*", SearchOption.AllDirectories).Single();
        File.Move(file, file + ".away");

        var target = folder.In("scratch", "lost");
        await backRest.RestoreAsync(label, target, "lost", Cancel);
        var fault = await Assert.ThrowsAsync<EngineException>(() => ScratchServer.StartAsync(target, folder.Scratch, backRest.Account, [], TimeProvider.System, Cancel));

        File.Move(file + ".away", file);
        Directory.Delete(target, recursive: true);
        Assert.Contains("recovery ended before configured recovery target was reached", fault.Message);
    }

    [Fact]
    public async Task A_repository_that_takes_nothing_more_fails_the_backup_and_raises_the_alarm_about_the_log()
    {
        var watch = service.Service<ArchiveWatch>();
        var away = service.Server.Engine.Repository + ".away";
        Directory.Move(service.Server.Engine.Repository, away);
        await File.WriteAllTextAsync(service.Server.Engine.Repository, "", Cancel); // nothing can be written below a file
        await service.Server.DoAsync("claims", "INSERT INTO claim VALUES (gen_random_uuid(), 1000001, 1); SELECT pg_switch_wal()");
        await Wait.Until(async () => { await watch.LookAsync(Cancel); return watch.Seen!.Fails; }, "the log seems to be handed over");
        await watch.LookAsync(Cancel);
        await watch.LookAsync(Cancel);

        var state = await service.GetAsync<JsonElement>("/api/v1/backups/state");
        var detail = await service.BackUpAsync();
        File.Delete(service.Server.Engine.Repository);
        Directory.Move(away, service.Server.Engine.Repository);

        Assert.Equal(JsonValueKind.String, state.GetProperty("logFailingSince").ValueKind);
        Assert.Equal("failed", detail.GetProperty("backup").GetProperty("state").GetString());
        Assert.Contains(await service.Outbox<BackupFailed>(TenantId.Provider), one => one is { BackupId: null, Problem: "log_not_archived" });
        await Wait.Until(async () => { await watch.LookAsync(Cancel); return watch.FailingSince is null; }, "the alarm stays", TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Two_are_not_ordered_at_a_time()
    {
        var client = service.As(BackupService.Operator);
        var uri = new Uri("/api/v1/backups", UriKind.Relative);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync(uri, null)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Accepted);
        Assert.Equal(7, answers.Count(answer => answer.StatusCode == HttpStatusCode.Conflict));
        await Wait.Until(
            async () => (await service.GetAsync<JsonElement>("/api/v1/backups/state")).GetProperty("openId").ValueKind is JsonValueKind.Null,
            "the backup does not end", TimeSpan.FromMinutes(3));
    }

    private async Task<int> WriteAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(service.Server.At("claims"));
        await connection.OpenAsync(CancellationToken.None);
        var rows = 0;
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!stop.IsCancellationRequested)
        {
            await using var command = new NpgsqlCommand($"INSERT INTO claim VALUES (gen_random_uuid(), {2_001 + rows}, 1)", connection);
            rows += await command.ExecuteNonQueryAsync(CancellationToken.None);
            await pause.WaitForNextTickAsync(CancellationToken.None);
        }

        return rows;
    }
}

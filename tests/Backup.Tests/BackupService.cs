using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Seisan.Backup.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Backup.Tests;

/// <summary>The service over a server whose data it backs up.</summary>
public sealed class BackupService : ServiceFixture<Program, BackupDbContext>
{
    public static TestPerson Operator { get; } =
        new(TenantId.Provider, Guid.CreateVersion7(), null, "operator", "運用 太郎", Roles.Grants[Roles.Operator]);

    private readonly Lazy<Task<string>> _backedUp;

    public BackupService() : base("backup") => _backedUp = new(BackUpAnObjectAsync);

    public DataServer Server { get; private set; } = null!;

    public override async ValueTask InitializeAsync()
    {
        Server = await DataServer.StartAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    /// <summary>Orders a backup and tells it as it is when it has ended.</summary>
    public async Task<JsonElement> BackUpAsync()
    {
        var client = As(Operator);
        var answer = await client.PostAsync(new Uri("/api/v1/backups", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var detail = default(JsonElement);
        await Wait.Until(
            async () =>
            {
                detail = await client.GetFromJsonAsync<JsonElement>(answer.Headers.Location);
                return detail.GetProperty("backup").GetProperty("state").GetString() is "verified" or "failed";
            },
            "the backup does not end", TimeSpan.FromMinutes(3));
        return detail;
    }

    /// <summary>The name of an object that a verified backup knows; made once.</summary>
    public Task<string> BackedUpObjectAsync() => _backedUp.Value;

    private async Task<string> BackUpAnObjectAsync()
    {
        var name = await Server.StoreObjectAsync();
        Assert.Equal("verified", (await BackUpAsync()).GetProperty("backup").GetProperty("state").GetString());
        return name;
    }

    public Task<T> GetAsync<T>(string path) => As(Operator).GetFromJsonAsync<T>(new Uri(path, UriKind.Relative))!;

    public T Service<T>()
        where T : notnull => (T)Services.GetService(typeof(T))!;

    protected override IEnumerable<KeyValuePair<string, string>> Settings() => Server.Settings();
}

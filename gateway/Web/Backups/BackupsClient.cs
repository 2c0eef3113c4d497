using Seisan.Web.Calls;

namespace Seisan.Web.Backups;

/// <summary>The backups of the platform, as the backup service keeps them.</summary>
internal sealed class BackupsClient(HttpClient http)
{
    public static readonly IReadOnlyList<string> States = ["verified", "failed", "running", "waiting"];

    public Task<Answer<Page<BackupView>>> ListAsync(string? state, string? after, CancellationToken stop) =>
        http.ReadAsync<Page<BackupView>>(ServiceCalls.Query("/api/v1/backups", ("state", state), ("after", after)), stop);

    public Task<Answer<BackupState>> StateAsync(CancellationToken stop) => http.ReadAsync<BackupState>("/api/v1/backups/state", stop);

    public Task<Answer<BackupDetail>> FindAsync(Guid id, CancellationToken stop) => http.ReadAsync<BackupDetail>($"/api/v1/backups/{id}", stop);

    public Task<Answer<BackupView>> OrderAsync(string? key, CancellationToken stop) =>
        http.SendAsync<BackupView>(HttpMethod.Post, "/api/v1/backups", key: key, stop: stop);
}

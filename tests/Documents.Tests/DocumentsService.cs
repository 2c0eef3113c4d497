using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seisan.Documents.Persistence;
using Seisan.Documents.Store;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Documents.Tests;

public sealed class DocumentsService() : ServiceFixture<Program, DocumentsDbContext>("documents")
{
    private OrphanSweep _sweep = null!;

    /// <summary>The folder of the sealed files.</summary>
    public string Store { get; } = Path.Combine(Path.GetTempPath(), $"seisan-evidence-{Guid.CreateVersion7():N}");

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Store, recursive: true);
    }

    /// <summary>Sweeps the tenant's files now; the number of files removed.</summary>
    public Task<int> SweepAsync(TenantId tenant) => _sweep.SweepAsync(tenant, CancellationToken.None);

    protected override void Arrange(IServiceCollection services) => services.AddSingleton<IHostedService>(
        provider => _sweep = ActivatorUtilities.CreateInstance<OrphanSweep>(provider));

    protected override IEnumerable<KeyValuePair<string, string>> Settings() => [new("Documents:Store", Store)];
}

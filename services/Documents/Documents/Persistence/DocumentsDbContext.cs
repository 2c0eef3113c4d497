using Microsoft.EntityFrameworkCore;
using Seisan.Documents.Access;
using Seisan.Documents.Files;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Documents.Persistence;

internal sealed class DocumentsDbContext(DbContextOptions<DocumentsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "documents";

    public DbSet<Evidence> Evidence => Set<Evidence>();
    public DbSet<ClaimEvidence> ClaimEvidence => Set<ClaimEvidence>();
    public DbSet<ClaimReader> ClaimReaders => Set<ClaimReader>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DocumentsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class DocumentsDesignTime : DesignTime<DocumentsDbContext>;

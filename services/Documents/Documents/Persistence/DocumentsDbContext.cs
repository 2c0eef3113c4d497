using Microsoft.EntityFrameworkCore;
using Seisan.Documents.Access;
using Seisan.Documents.Files;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.Documents.Persistence;

public sealed class DocumentsDbContext(DbContextOptions<DocumentsDbContext> options, Caller caller)
    : ServiceDbContext(options, caller)
{
    public override string ServiceName => "documents";

    internal DbSet<Evidence> Evidence => Set<Evidence>();
    internal DbSet<ClaimEvidence> ClaimEvidence => Set<ClaimEvidence>();
    internal DbSet<ClaimReader> ClaimReaders => Set<ClaimReader>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(DocumentsDbContext).Assembly);
        base.OnModelCreating(modelBuilder);
    }
}

internal sealed class DocumentsDesignTime : DesignTime<DocumentsDbContext>;

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Seisan.ServiceDefaults.Http;

namespace Seisan.ServiceDefaults.Persistence;

/// <summary>Lets <c>dotnet ef migrations add</c> read the model without a server.</summary>
public abstract class DesignTime<TContext> : IDesignTimeDbContextFactory<TContext>
    where TContext : ServiceDbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TContext>();
        Database.Configure(options, "Host=unused");
        return (TContext)Activator.CreateInstance(typeof(TContext), options.Options, new Caller(TimeProvider.System))!;
    }
}

using Microsoft.Extensions.Configuration;

namespace Seisan.LocalRunner;

/// <summary>Collects the resources of the platform.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Environment and command line (<c>--Key=value</c>).</summary>
    IConfiguration Configuration { get; }

    /// <summary>The folder of the AppHost's project file.</summary>
    string AppHostDirectory { get; }

    IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource;

    DistributedApplication Build();
}

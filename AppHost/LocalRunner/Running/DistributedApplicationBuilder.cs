using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Seisan.LocalRunner;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<IResource> resources = [];

    public DistributedApplicationBuilder(string[] args)
    {
        Configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
        AppHostDirectory = Assembly.GetEntryAssembly()?.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "AppHostProjectPath")?.Value ?? Directory.GetCurrentDirectory();
        foreach (var port in Configuration.GetSection("Ports").GetChildren())
        {
            if (ushort.TryParse(port.Value, CultureInfo.InvariantCulture, out _)) continue;
            throw new Running.StartRefusedException($"--Ports:{port.Key}={port.Value} is no port.");
        }

        var data = Path.GetFullPath(Configuration["Data"] ?? Path.Combine("..", ".data"), AppHostDirectory);
        Data = Publishing.IsWanted(Configuration)
            ? Running.DataFolder.WithoutHolding(data)
            : Running.DataFolder.Open(data, Configuration.GetValue("Fresh", false));
    }

    public IConfiguration Configuration { get; }

    public string AppHostDirectory { get; }

    public Running.DataFolder Data { get; }

    public IResourceBuilder<T> AddResource<T>(T resource)
        where T : IResource
    {
        if (resources.Exists(other => other.Name == resource.Name))
        {
            throw new InvalidOperationException($"There is a resource {resource.Name} already.");
        }

        resources.Add(resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build() => new(resources, Data, Configuration);
}

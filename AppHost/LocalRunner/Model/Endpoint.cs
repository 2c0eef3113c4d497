using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner;

/// <summary>An address that a process listens on; every replica has a port of its own, which it keeps when it restarts.</summary>
internal sealed class Endpoint(string name, string scheme, int? port, int? targetPort, string? variable)
{
    private readonly List<int> ports = [];

    public string Name => name;

    public string Scheme => scheme;

    public int? Port => port;

    public int? TargetPort => targetPort;

    /// <summary>An environment variable that tells the process its port.</summary>
    public string? Variable => variable;

    public bool IsExternal { get; set; }

    public int PortOf(int replica)
    {
        if ((port ?? targetPort) is { } wanted)
        {
            return replica == 0 ? wanted : throw new InvalidOperationException($"Endpoint {name} has the fixed port {wanted}: it cannot have replicas.");
        }

        lock (ports)
        {
            while (ports.Count <= replica) ports.Add(FreePort.Take());
            return ports[replica];
        }
    }

    public string UrlOf(int replica) => $"{scheme}://localhost:{PortOf(replica)}";
}

/// <summary>An endpoint of a resource, named in another's environment.</summary>
public sealed class EndpointReference
{
    private readonly Endpoint endpoint;

    internal EndpointReference(IResourceWithEndpoints resource, Endpoint endpoint) => (Resource, this.endpoint) = (resource, endpoint);

    public IResourceWithEndpoints Resource { get; }

    public string EndpointName => endpoint.Name;

    public int Port => endpoint.PortOf(0);

    public string Url => endpoint.UrlOf(0);
}

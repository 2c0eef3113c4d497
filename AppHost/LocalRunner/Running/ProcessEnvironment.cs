using System.Globalization;
using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>Makes the command of one process, with the environment that Aspire would inject.</summary>
internal static class ProcessEnvironment
{
    public static ProcessSpec CommandOf(ProcessResource resource, int replica, IReadOnlyDictionary<string, string> exporting) => new(
        resource.Command, [.. resource.FirstArguments, .. resource.Plan.Arguments], resource.WorkingDirectory, VariablesOf(resource, replica, exporting));

    private static Dictionary<string, string> VariablesOf(ProcessResource resource, int replica, IReadOnlyDictionary<string, string> exporting)
    {
        var variables = new Dictionary<string, string>(exporting)
        {
            ["OTEL_SERVICE_NAME"] = resource.Name,
            ["OTEL_RESOURCE_ATTRIBUTES"] = $"service.instance.id={resource.Name}-{replica}",
        };
        if (resource is ProjectResource) AddUrls(resource, replica, variables);
        foreach (var endpoint in resource.Plan.Endpoints.Where(endpoint => endpoint.Variable is not null))
        {
            variables[endpoint.Variable!] = endpoint.PortOf(replica).ToString(CultureInfo.InvariantCulture);
        }

        foreach (var other in resource.Plan.References) AddAddresses(other, variables);
        foreach (var variable in resource.Plan.Environment)
        {
            if (variable.Value(resource) is { } text) variables[variable.Name] = text;
        }

        return variables;
    }

    private static void AddUrls(ProcessResource resource, int replica, Dictionary<string, string> variables)
    {
        var urls = resource.Plan.Endpoints.Where(endpoint => endpoint.Scheme is "http" or "https").Select(endpoint => endpoint.UrlOf(replica)).ToList();
        if (urls.Count > 0) variables["ASPNETCORE_URLS"] = string.Join(';', urls);
    }

    private static void AddAddresses(IResource other, Dictionary<string, string> variables)
    {
        foreach (var endpoint in other.Plan.Endpoints)
        {
            for (var replica = 0; replica < other.Plan.Replicas; replica++)
            {
                variables[string.Create(CultureInfo.InvariantCulture, $"services__{other.Name}__{endpoint.Name}__{replica}")] = endpoint.UrlOf(replica);
            }
        }
    }
}

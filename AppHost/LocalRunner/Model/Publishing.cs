using Microsoft.Extensions.Configuration;
using Seisan.LocalRunner.Running;
using Seisan.Manifest;

namespace Seisan.LocalRunner;

/// <summary>
/// Describes the resources instead of running them: <c>--publisher manifest</c>, with <c>--output-path FILE</c> into a
/// file. Nothing is started, no parameter is read, and the data folder is not held.
/// </summary>
internal sealed class Publishing(string folder)
{
    /// <exception cref="StartRefusedException">A publisher that there is not.</exception>
    public static bool IsWanted(IConfiguration configuration) => configuration["Publisher"] switch
    {
        null => false,
        "manifest" => true,
        var other => throw new StartRefusedException($"there is no publisher {other}: only manifest."),
    };

    public static void Write(IReadOnlyList<IResource> resources, IConfiguration configuration)
    {
        var file = configuration["Output-Path"] is { } given ? Path.GetFullPath(given) : null;
        var publishing = new Publishing(file is null ? Directory.GetCurrentDirectory() : Path.GetDirectoryName(file)!);
        var manifest = ManifestDocument.Write(resources.Select(resource => KeyValuePair.Create(resource.Name, publishing.Entry(resource))));
        if (file is null) Console.Write(manifest);
        else File.WriteAllText(file, manifest);
    }

    private ManifestEntry Entry(IResource resource) => resource switch
    {
        ParameterResource parameter => ParameterEntry.Of(
            parameter.Name, parameter.Secret, parameter.GeneratedLength is { } length ? new(length, Special: false) : null),
        PostgresServerResource server => ContainerEntry.Postgres(server.Name, server.Password.Name, server.Plan.KeepsData),
        RabbitMQServerResource server => ContainerEntry.RabbitMQ(server.Name, server.Password.Name, server.Plan.KeepsData),
        RedisResource server => ContainerEntry.Redis(server.Name, server.Password.Name),
        PostgresDatabaseResource database => new ValueEntry($"{{{database.Parent.Name}.connectionString}};Database={database.DatabaseName}"),
        ProjectResource project => new ProjectEntry(Relative(project.ProjectPath), Args(project), Env(project, true), Bindings(project)),
        ExecutableResource program => new ExecutableEntry(
            Relative(program.WorkingDirectory), program.Command, Args(program), Env(program, false), Bindings(program)),
        _ => throw new NotSupportedException($"{resource.Name} is of a kind that a manifest does not have."),
    };

    private string Relative(string path) => Path.GetRelativePath(folder, path);

    private static List<string>? Args(ProcessResource process) => process.Plan.Arguments is { Count: > 0 } arguments ? arguments : null;

    private static OrderedDictionary<string, string>? Env(ProcessResource process, bool isProject)
    {
        var variables = new OrderedDictionary<string, string>();
        foreach (var endpoint in process.Plan.Endpoints)
        {
            var variable = endpoint.Variable ?? (isProject ? $"{endpoint.Scheme.ToUpperInvariant()}_PORTS" : null);
            if (variable is not null) variables[variable] = $"{{{process.Name}.bindings.{endpoint.Name}.targetPort}}";
        }

        foreach (var other in process.Plan.References)
        {
            foreach (var endpoint in other.Plan.Endpoints)
            {
                variables[$"services__{other.Name}__{endpoint.Name}__0"] = $"{{{other.Name}.bindings.{endpoint.Name}.url}}";
            }
        }

        foreach (var variable in process.Plan.Environment.Where(variable => variable.Expression is not null))
        {
            variables[variable.Name] = variable.Expression!;
        }

        return variables.Count > 0 ? variables : null;
    }

    private static Dictionary<string, Binding>? Bindings(ProcessResource process) => process.Plan.Endpoints is { Count: > 0 } endpoints
        ? endpoints.ToDictionary(endpoint => endpoint.Name, endpoint => Binding.Of(endpoint.Scheme, endpoint.Port, endpoint.TargetPort, endpoint.IsExternal))
        : null;
}

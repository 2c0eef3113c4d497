using Seisan.LocalRunner.Processes;

namespace Seisan.LocalRunner.Running;

/// <summary>Looks before anything is started for what would keep it from starting.</summary>
internal static class StartCheck
{
    /// <summary>Debian's packages of programs that are not called like them.</summary>
    private static readonly Dictionary<string, string> Packages = new() { ["aiosmtpd"] = "python3-aiosmtpd" };

    /// <exception cref="StartRefusedException">Something is in the way; all of it is named.</exception>
    public static async Task MakeAsync(IReadOnlyCollection<IResource> resources, CancellationToken ct)
    {
        var reasons = await Task.WhenAll(resources.Select(resource => ReasonsAsync(resource, resources, ct)));
        if (reasons.SelectMany(some => some).ToList() is { Count: > 0 } all) throw new StartRefusedException(all);
    }

    /// <summary>A stranger on the port would answer our health check in the place of our own process.</summary>
    public static string? TakenPort(ProcessResource resource) =>
        resource.Plan.Endpoints.Find(endpoint => !FreePort.IsFree(endpoint.PortOf(0))) is { } taken
            ? $"{taken.UrlOf(0)} is taken by another program: stop that, or choose another port."
            : null;

    private static async Task<IReadOnlyList<string>> ReasonsAsync(
        IResource resource, IReadOnlyCollection<IResource> all, CancellationToken ct) => resource switch
    {
        ServerResource { IsExternal: true } server => await server.CheckExternalAsync(all, ct) is { } reason
            ? [$"ConnectionStrings__{server.Name}: {reason}"] : [],
        ServerResource { Server: var server } => File.Exists(server.Program) ? [] : [Missing(server.Program, server.Package)],
        ProcessResource process => [.. new[] { MissingProgram(process), TakenPort(process) }.OfType<string>()],
        _ => [],
    };

    private static string? MissingProgram(ProcessResource resource) => IsInstalled(resource.Command)
        ? null
        : Missing(resource.Command, Packages.GetValueOrDefault(resource.Command, resource.Command));

    private static string Missing(string program, string package) => $"{program} is missing: install the Debian package {package}.";

    private static bool IsInstalled(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, command)));
}

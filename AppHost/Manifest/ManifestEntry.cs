using System.Text.Json.Serialization;

namespace Seisan.Manifest;

/// <summary>
/// One resource in the manifest of Aspire, <c>https://json.schemastore.org/aspire-8.0.json</c>. A deployment tool reads
/// it and fills in the expressions in braces, such as <c>{postgres.bindings.tcp.host}</c>.
/// </summary>
[JsonDerivedType(typeof(ParameterEntry), "parameter.v0")]
[JsonDerivedType(typeof(ValueEntry), "value.v0")]
[JsonDerivedType(typeof(ContainerEntry), "container.v0")]
[JsonDerivedType(typeof(ProjectEntry), "project.v0")]
[JsonDerivedType(typeof(ExecutableEntry), "executable.v0")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
public abstract record ManifestEntry;

/// <summary>Something that is put together from others.</summary>
public sealed record ValueEntry(string ConnectionString) : ManifestEntry;

/// <param name="Path">The project file, relative to the manifest.</param>
public sealed record ProjectEntry(
    string Path,
    IReadOnlyList<string>? Args,
    IReadOnlyDictionary<string, string>? Env,
    IReadOnlyDictionary<string, Binding>? Bindings) : ManifestEntry;

/// <param name="WorkingDirectory">Relative to the manifest.</param>
public sealed record ExecutableEntry(
    string WorkingDirectory,
    string Command,
    IReadOnlyList<string>? Args,
    IReadOnlyDictionary<string, string>? Env,
    IReadOnlyDictionary<string, Binding>? Bindings) : ManifestEntry;

/// <param name="Port">What others connect to; null leaves it to the deployment.</param>
/// <param name="TargetPort">What the process itself listens on.</param>
public sealed record Binding(string Scheme, string Protocol, string Transport, int? Port, int? TargetPort, bool? External)
{
    public static Binding Of(string scheme, int? port, int? targetPort, bool isExternal) =>
        new(scheme, "tcp", scheme is "http" or "https" ? "http" : "tcp", port, targetPort, isExternal ? true : null);
}

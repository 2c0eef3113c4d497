using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Seisan.AppHost.Tests;

/// <summary>The platform as a program: short, and in names that Aspire has as well.</summary>
public sealed class ProgramTests
{
    private static readonly string[] Aspires =
    [
        "CreateBuilder", "AddParameter", "AddPostgres", "AddDatabase", "AddRabbitMQ", "AddRedis", "AddExecutable", "AddProject", "WithDataVolume",
        "WithEndpoint", "WithHttpEndpoint", "WithHttpsEndpoint", "WithExternalHttpEndpoints", "WithHttpHealthCheck", "WithReference", "WithEnvironment",
        "WithArgs", "WithReplicas", "GetEndpoint", "WaitFor", "WaitForCompletion",
    ];

    private readonly string[] lines = File.ReadAllLines(Path.Combine(SampleHost.Metadata("Root"), "AppHost", "Program.cs"));

    [Fact]
    public void It_has_fewer_than_a_hundred_lines() => Assert.InRange(lines.Length, 1, 99);

    [Fact]
    public void It_calls_the_app_model_by_Aspires_names_alone()
    {
        Assert.DoesNotContain(lines, line => line.Contains("LocalRunner", StringComparison.Ordinal));
        var verbs = lines.SelectMany(line => Regex.Matches(line, @"\.((?:Add|With|Wait|Get)\w*)", RegexOptions.None, TimeSpan.FromSeconds(1)))
            .Select(match => match.Groups[1].Value).Where(verb => verb is not ("GetValue" or "GetFullPath")).Distinct();
        Assert.Empty(verbs.Except(Aspires));
    }

    [Fact]
    public void The_runner_has_fewer_than_2500_lines()
    {
        var folder = Path.Combine(SampleHost.Metadata("Root"), "AppHost", "LocalRunner");
        Assert.InRange(Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Sum(file => File.ReadLines(file).Count()), 1, 2499);
    }

    [Fact]
    public void With_UseAspire_the_project_takes_Aspires_sdk_and_packages_and_without_it_the_runner()
    {
        const string Chosen = "'$(UseAspire)' == 'true'", Usual = "'$(UseAspire)' != 'true'";
        var project = XDocument.Load(Path.Combine(SampleHost.Metadata("Root"), "AppHost", "AppHost.csproj")).Root!;

        var imports = project.Elements("Import").Where(import => import.Attribute("Sdk") is { Value: "Aspire.AppHost.Sdk" }).ToList();
        Assert.Equal(["Sdk.props", "Sdk.targets"], imports.Select(import => import.Attribute("Project")!.Value));
        Assert.All(imports, import => Assert.Equal((Chosen, "13.1.0"), (import.Attribute("Condition")!.Value, import.Attribute("Version")!.Value)));
        Assert.Equal(
            ["Aspire.Hosting.AppHost", "Aspire.Hosting.PostgreSQL", "Aspire.Hosting.RabbitMQ", "Aspire.Hosting.Redis"],
            Items(Chosen, "PackageReference").Order(StringComparer.Ordinal));
        Assert.Equal(["Aspire.Hosting", "Aspire.Hosting.ApplicationModel"], Items(Chosen, "Using"));
        Assert.Equal(["Seisan.LocalRunner"], Items(Usual, "Using"));
        Assert.Contains("LocalRunner/LocalRunner.csproj", Items(Usual, "ProjectReference"));
        Assert.DoesNotContain(project.Descendants("PackageReference"), package => package.Parent!.Attribute("Condition") is null);

        IEnumerable<string> Items(string condition, string kind) => project.Elements("ItemGroup")
            .Where(group => group.Attribute("Condition")?.Value == condition).Elements(kind).Select(item => item.Attribute("Include")!.Value);
    }
}

using System.Text.RegularExpressions;

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
}

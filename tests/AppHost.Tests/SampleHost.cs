using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Seisan.LocalRunner.Processes;

namespace Seisan.AppHost.Tests;

public sealed record SeenResource(string Name, string Kind, string State, string? Address, int? ProcessId, int Restarts);

/// <summary>An app host in a process of its own, seen from outside: by what it prints and by its page.</summary>
public sealed class SampleHost : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);
    private static readonly HttpClient Client = new();
    private readonly List<string> lines = [];
    private readonly ChildProcess process;

    // it ends with us, unless a test says with whom
    private SampleHost(string scenario, string data, string[] settings) => process = ChildProcess.Start(
        new(
            "dotnet",
            [
                Metadata("Sample"), "host", scenario, $"--Data={data}", $"--Ports:Page={FreePort.Take()}",
                $"--Parent={System.Environment.ProcessId}", .. settings.Where(IsOption),
            ],
            data, Clean(settings)),
        Keep);

    public static string Metadata(string key) => typeof(SampleHost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(metadata => metadata.Key == key).Value!;

    /// <param name="settings">Options (<c>--Key=value</c>) and variables of the environment (<c>KEY=value</c>).</param>
    public static SampleHost Start(string scenario, TemporaryFolder data, params string[] settings) => new(scenario, data.Path, settings);

    /// <summary>The first line that matches; fails when none came in time or the host ended without it.</summary>
    public async Task<string> Line(string pattern)
    {
        var expression = new Regex(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var ended = process.Exited.IsCompleted;
            if (Lines().FirstOrDefault(line => expression.IsMatch(line)) is { } found) return found;
            Assert.False(ended || watch.Elapsed > Patience, $"No line matches {pattern} in:\n{string.Join('\n', Lines())}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public IReadOnlyList<string> Lines()
    {
        lock (lines) return [.. lines];
    }

    public int IndexOf(string pattern) =>
        Lines().ToList().FindIndex(line => Regex.IsMatch(line, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)));

    /// <summary>The dashboard's address, as it is printed for a browser.</summary>
    public async Task<Uri> Dashboard() => new((await Line("^runner +\\| dashboard: http")).Split("dashboard: ")[1]);

    public async Task<IReadOnlyList<SeenResource>> Resources() =>
        JsonSerializer.Deserialize<List<SeenResource>>((await Get("/api/resources")).Text, JsonSerializerOptions.Web)!;

    public async Task<SeenResource> Resource(string name) => (await Resources()).Single(resource => resource.Name == name);

    /// <summary>Polls until the resource is as wanted.</summary>
    public async Task<SeenResource> Resource(string name, Func<SeenResource, bool> wanted)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var resource = await Resource(name);
            if (wanted(resource)) return resource;
            Assert.True(watch.Elapsed < Patience, $"{resource} is not as wanted:\n{string.Join('\n', Lines())}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>A page of the dashboard, asked for with its token and under a host name.</summary>
    public async Task<(HttpStatusCode Status, string Text)> Get(string path, string? underName = null)
    {
        var dashboard = await Dashboard();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(dashboard, path));
        request.Headers.Host = underName;
        request.Headers.Authorization = new("Bearer", dashboard.Query["?t=".Length..]);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<IReadOnlyDictionary<string, string>> Environment(string name)
    {
        var address = (await Resource(name)).Address!;
        return (await Client.GetFromJsonAsync<Dictionary<string, string>>($"{address}/environment", TestContext.Current.CancellationToken))!;
    }

    public async Task Die(string name)
    {
        try
        {
            var death = new Uri($"{(await Resource(name)).Address}/death");
            using var response = await Client.PostAsync(death, null, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // it died before it answered
        }
    }

    /// <summary>Completes with the exit code when it has ended by itself.</summary>
    public Task<int> Ended => process.Exited.WaitAsync(Patience);

    /// <summary>Signals the host and waits for its end.</summary>
    public Task Stop(Signal signal)
    {
        Signals.Send(process.Id, signal);
        return Ended;
    }

    public Task Stop() => process.StopAsync(TimeSpan.FromSeconds(60));

    /// <summary>Ends the host and nothing else, as the kernel would.</summary>
    public async Task Kill()
    {
        Signals.Send(process.Id, Signal.Kill);
        await process.Exited;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        process.Dispose();
    }

    private static bool IsOption(string setting) => setting.StartsWith("--", StringComparison.Ordinal);

    // connection strings of a test run's shared servers would be taken for external servers
    private static Dictionary<string, string> Clean(string[] settings)
    {
        var shared = System.Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("ConnectionStrings__", StringComparison.Ordinal));
        var given = settings.Where(setting => !IsOption(setting)).Select(setting => setting.Split('=', 2));
        return shared.Select(name => (string[])[name, ""]).Concat(given).GroupBy(pair => pair[0], pair => pair[1])
            .ToDictionary(values => values.Key, values => values.Last(), StringComparer.Ordinal);
    }

    private void Keep(string line)
    {
        lock (lines) lines.Add(line);
    }
}

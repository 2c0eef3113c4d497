// A program for the tests of the runner. With `host` it is an app host of a small platform whose project is itself.
using System.Globalization;
using Seisan.AppHost.Sample;

if (args is ["host", var scenario, .. var settings])
{
    Scenarios.Run(scenario, settings);
    return Environment.ExitCode;
}

if (args is ["job", var code])
{
    Console.WriteLine("the job has run");
    return int.Parse(code, CultureInfo.InvariantCulture);
}

if (args is ["migrate"])
{
    Console.WriteLine($"migrating as {Environment.GetEnvironmentVariable("ConnectionStrings__sample")}, relay {Environment.GetEnvironmentVariable("ConnectionStrings__sample_relay") ?? "absent"}");
    return 0;
}

var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/health", () => "well");
app.MapGet("/environment", () => Environment.GetEnvironmentVariables());
app.MapPost("/death", () => Environment.Exit(3));
await app.RunAsync();
return 0;

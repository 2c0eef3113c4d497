namespace Seisan.AppHost.Sample;

/// <summary>This project, as the build of an app host would describe it.</summary>
internal sealed class SampleProject : IProjectMetadata
{
    public string ProjectPath => Path.Combine(AppContext.BaseDirectory, "AppHost.Sample.csproj");

    public string AssemblyPath => typeof(SampleProject).Assembly.Location;
}

/// <summary>Small platforms, one per behaviour that a test looks at.</summary>
internal static class Scenarios
{
    private static readonly string[] Stubborn = ["-c", "echo up; trap 'echo bye; exit 0' TERM; while :; do sleep 0.1; done"];

    public static void Run(string scenario, string[] settings)
    {
        var builder = DistributedApplication.CreateBuilder(settings);
        Action<IDistributedApplicationBuilder> describe = scenario switch
        {
            "order" => Order,
            "failing-job" => FailingJob,
            "replicas" => Replicas,
            "servers" => Servers,
            "database" => host => Migration(host),
            "external" => External,
            "fixed-port" => FixedPort,
            "program" => host => host.AddExecutable("program", host.Configuration["Program"]!, "."),
            "talkative" => Talkative,
            "published" => Published,
            _ => throw new ArgumentException($"There is no scenario {scenario}.", nameof(scenario)),
        };
        describe(builder);
        using var app = builder.Build();
        app.Run();
    }

    private static void Order(IDistributedApplicationBuilder builder)
    {
        var job = builder.AddProject<SampleProject>("job", launchProfileName: null).WithArgs("job", "0");
        var web = Web(builder, "web").WaitForCompletion(job);
        builder.AddExecutable("last", "/bin/sh", ".", Stubborn).WaitFor(web);
    }

    private static void FailingJob(IDistributedApplicationBuilder builder)
    {
        var job = builder.AddProject<SampleProject>("job", launchProfileName: null).WithArgs("job", "7");
        var web = Web(builder, "web").WaitForCompletion(job);
        builder.AddExecutable("last", "/bin/sh", ".", Stubborn).WaitFor(web);
    }

    private static void Replicas(IDistributedApplicationBuilder builder)
    {
        var secret = builder.AddParameter("shared-secret", new GenerateParameterDefault { MinLength = 40 }, secret: true, persist: true);
        var web = Web(builder, "web").WithReplicas(2);
        Web(builder, "reader").WithReference(web).WaitFor(web)
            .WithEnvironment("Secret", secret)
            .WithEnvironment("Reached", web.GetEndpoint("http"));
    }

    private static void Servers(IDistributedApplicationBuilder builder)
    {
        var (database, migration) = Migration(builder);
        var redis = builder.AddRedis("redis");
        Web(builder, "web").WithReference(database, "sample").WithReference(redis).WaitForCompletion(migration).WaitFor(redis);
    }

    private static (IResourceBuilder<PostgresDatabaseResource> Database, IResourceBuilder<ProjectResource> Migration) Migration(
        IDistributedApplicationBuilder builder)
    {
        var database = builder.AddPostgres("postgres").AddDatabase("sample-database", "sample");
        return (database, builder.AddProject<SampleProject>("migrate", launchProfileName: null)
            .WithArgs("migrate").WithReference(database, "sample").WaitFor(database));
    }

    private static void External(IDistributedApplicationBuilder builder)
    {
        var messaging = builder.AddRabbitMQ("messaging");
        Servers(builder);
        Web(builder, "reader").WithReference(messaging).WaitFor(messaging);
    }

    private static void FixedPort(IDistributedApplicationBuilder builder) =>
        builder.AddProject<SampleProject>("web", launchProfileName: null)
            .WithHttpEndpoint(port: builder.Configuration.GetValue<int>("Port")).WithHttpHealthCheck("/health");

    private static void Talkative(IDistributedApplicationBuilder builder) => builder.AddExecutable(
        "talker", "/bin/sh", ".", "-c", "i=0; while [ $i -lt 700 ]; do i=$((i+1)); echo \"line $i <script>alert(1)</script>\"; done; exec sleep 600");

    /// <summary>One of each kind and each verb that the platform uses.</summary>
    private static void Published(IDistributedApplicationBuilder builder)
    {
        var given = builder.AddParameter("given");
        var secret = builder.AddParameter("shared-secret", new GenerateParameterDefault { MinLength = 40 }, secret: true, persist: true);
        var database = builder.AddPostgres("postgres").WithDataVolume().AddDatabase("sample-database", "sample");
        var messaging = builder.AddRabbitMQ("messaging").WithDataVolume();
        var redis = builder.AddRedis("redis");
        var mail = builder.AddExecutable("mail", "aiosmtpd", AppContext.BaseDirectory, "-n", "-l", "127.0.0.1:8025")
            .WithEndpoint(port: 8025, scheme: "smtp", name: "smtp", isProxied: false);
        var migration = builder.AddProject<SampleProject>("migrate", launchProfileName: null).WithArgs("migrate").WithReference(database, "sample");
        var web = Web(builder, "web").WithReference(database, "sample").WithReference(messaging).WithReference(redis)
            .WaitForCompletion(migration).WaitFor(mail)
            .WithEnvironment("Secret", secret).WithEnvironment("Given", given)
            .WithEnvironment("Mail", mail.GetEndpoint("smtp")).WithEnvironment("Plain", "as \"it\" is <here>");
        builder.AddProject<SampleProject>("gateway", launchProfileName: null).WithReference(web)
            .WithHttpsEndpoint(port: 8443, isProxied: false).WithExternalHttpEndpoints();
    }

    private static IResourceBuilder<ProjectResource> Web(IDistributedApplicationBuilder builder, string name) =>
        builder.AddProject<SampleProject>(name, launchProfileName: null).WithHttpEndpoint().WithHttpHealthCheck("/health");
}

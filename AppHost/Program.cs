using Microsoft.Extensions.Configuration;
using Seisan.AppHost;

var builder = DistributedApplication.CreateBuilder(args);
var data = Path.GetFullPath(builder.Configuration["Data"] ?? Path.Combine("..", ".data"), builder.AppHostDirectory);
var keys = new DevelopmentKeys(Path.Combine(data, "keys"));
var gatewayPort = builder.Configuration.GetValue("Ports:Gateway", 8443);
var mailPort = builder.Configuration.GetValue("Ports:Mail", 8025);
var publicAddress = $"https://localhost:{gatewayPort}";
var gatewaySecret = builder.AddParameter("gateway-secret", new GenerateParameterDefault { MinLength = 40, Special = false }, secret: true, persist: true);
var operatorPassword = builder.AddParameter("operator-password", new GenerateParameterDefault { MinLength = 24, Special = false }, secret: true, persist: true);

// Servers of others
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var messaging = builder.AddRabbitMQ("messaging").WithDataVolume();
var redis = builder.AddRedis("redis");
var mail = builder.AddExecutable("mail", "aiosmtpd", data,
        "-n", "-l", $"127.0.0.1:{mailPort}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(data, "mail"))
    .WithEndpoint(port: mailPort, scheme: "smtp", name: "smtp", isProxied: false);

// Services: each has a database of its own and starts when its migration has run
var identityData = AddDatabase<Projects.Identity>("identity");
var identity = WithIdentityKeys(AddProcess<Projects.Identity>("identity", identityData)).WithHttpEndpoint().WithHttpHealthCheck("/started");
var firstOperator = WithIdentityKeys(AddProcess<Projects.Identity>("identity-operator", identityData)).WithArgs("operator")
    .WithEnvironment("Identity__OperatorPassword", operatorPassword);
var masters = AddService<Projects.Masters>("masters");
var claims = AddService<Projects.Claims>("claims");
var workflow = AddService<Projects.Workflow>("workflow");
var accounting = AddService<Projects.Accounting>("accounting");
var documents = AddService<Projects.Documents>("documents").WithEnvironment("Documents__Store", Path.Combine(data, "documents"));
var audit = AddService<Projects.Audit>("audit");
var notifications = AddService<Projects.Notifications>("notifications").WithEnvironment("ConnectionStrings__mail", mail.GetEndpoint("smtp")).WaitFor(mail);
var engine = WithBackups(builder.AddProject<Projects.Backup>("backup-engine", launchProfileName: null)).WithArgs("engine").WithReference(postgres).WaitFor(postgres);
var backup = WithBackups(AddService<Projects.Backup>("backup")).WithEnvironment("Backup__Objects", Path.Combine(data, "documents")).WaitForCompletion(engine);

// The only door
var gateway = AddProcess<Projects.Gateway>("gateway", AddDatabase<Projects.Gateway>("gateway"))
    .WithHttpsEndpoint(port: gatewayPort, isProxied: false).WithExternalHttpEndpoints().WithHttpHealthCheck("/health")
    .WithEnvironment("Gateway__ClientSecret", gatewaySecret)
    .WithEnvironment("Kestrel__Certificates__Default__Path", keys.Certificate)
    .WithEnvironment("Kestrel__Certificates__Default__KeyPath", keys.CertificateKey);
var services = new[] { identity, masters, claims, workflow, accounting, documents, audit, notifications, backup };
foreach (var service in services)
{
    service.WithReference(identity); // whose keys every service asks for
    gateway.WithReference(service);
}

// The demo companies come in by the same door as customers
if (builder.Configuration.GetValue("Demo", false))
{
    var demo = Hurried(builder.AddProject<Projects.Demo>("demo", launchProfileName: null))
        .WithEnvironment("Platform__PublicAddress", publicAddress)
        .WithEnvironment("Identity__OperatorPassword", operatorPassword)
        .WaitForCompletion(firstOperator).WaitFor(gateway);
    foreach (var service in services) demo.WaitFor(service);
}

builder.Build().Run();

IResourceBuilder<ProjectResource> AddService<TProject>(string name)
    where TProject : IProjectMetadata, new() =>
    AddProcess<TProject>(name, AddDatabase<TProject>(name)).WithHttpEndpoint().WithHttpHealthCheck("/started");

ServiceData AddDatabase<TProject>(string name)
    where TProject : IProjectMetadata, new()
{
    var database = postgres.AddDatabase($"{name}-database", name);
    var migration = WithPlatform(builder.AddProject<TProject>($"{name}-migrate", launchProfileName: null), name, database).WithArgs("migrate");
    return new(name, database, name == "identity" ? WithIdentityKeys(migration) : migration);
}

IResourceBuilder<ProjectResource> AddProcess<TProject>(string resource, ServiceData own)
    where TProject : IProjectMetadata, new() =>
    WithPlatform(builder.AddProject<TProject>(resource, launchProfileName: null), own.Name, own.Database)
        .WaitForCompletion(own.Migration).WaitFor(messaging).WaitFor(redis);

IResourceBuilder<ProjectResource> WithIdentityKeys(IResourceBuilder<ProjectResource> process) => process
    .WithEnvironment("Identity__SigningKeyFile", keys.SigningKey)
    .WithEnvironment("Identity__EncryptionKeyFile", keys.TokenEncryptionKey)
    .WithEnvironment("Identity__GatewaySecret", gatewaySecret);

IResourceBuilder<ProjectResource> WithBackups(IResourceBuilder<ProjectResource> process) => process
    .WithEnvironment("Backup__Folder", Path.Combine(data, "backup")).WithEnvironment("Backup__KeyFile", keys.BackupKey);

IResourceBuilder<ProjectResource> WithPlatform(
    IResourceBuilder<ProjectResource> process, string name, IResourceBuilder<PostgresDatabaseResource> database) => Hurried(process)
        .WithReference(database, name).WithReference(messaging).WithReference(redis).WaitFor(database)
        .WithEnvironment("Platform__PublicAddress", publicAddress)
        .WithEnvironment("Encryption__KeyFile", keys.FieldKey);

// Most of a start is compiling. Here nothing is profiled, and nothing optimised before four seconds without new code: the
// platform is there in half the time and never as fast as a deployment, which leaves both alone.
IResourceBuilder<ProjectResource> Hurried(IResourceBuilder<ProjectResource> process) => !builder.Configuration.GetValue("QuickStart", true)
    ? process
    : process.WithEnvironment("DOTNET_TieredPGO", "0").WithEnvironment("DOTNET_TC_CallCountingDelayMs", "FA0"); // hexadecimal

/// <summary>A service's database and the job that brings it up to date.</summary>
internal sealed record ServiceData(string Name, IResourceBuilder<PostgresDatabaseResource> Database, IResourceBuilder<ProjectResource> Migration);

using Microsoft.Extensions.Configuration;
using Seisan.AppHost;

var builder = DistributedApplication.CreateBuilder(args);
var data = Path.GetFullPath(builder.Configuration["Data"] ?? Path.Combine("..", ".data"), builder.AppHostDirectory);
var keys = new DevelopmentKeys(Path.Combine(data, "keys"));
var publicPort = builder.Configuration.GetValue("Ports:Gateway", 8443);
var mailPort = builder.Configuration.GetValue("Ports:Mail", 8025);
var publicAddress = $"https://localhost:{publicPort}";

// Servers of others
var postgres = builder.AddPostgres("postgres").WithDataVolume();
var messaging = builder.AddRabbitMQ("messaging").WithDataVolume();
var redis = builder.AddRedis("redis");
var mail = builder.AddExecutable("mail", "aiosmtpd", data,
        "-n", "-l", $"127.0.0.1:{mailPort}", "-c", "aiosmtpd.handlers.Mailbox", Path.Combine(data, "mail"))
    .WithEndpoint(port: mailPort, scheme: "smtp", name: "smtp", isProxied: false);

// Services: each has a database of its own and starts when its migration has run
var masters = AddService<Projects.Masters>("masters");
var claims = AddService<Projects.Claims>("claims");
var workflow = AddService<Projects.Workflow>("workflow");
var notifications = AddService<Projects.Notifications>("notifications")
    .WithEnvironment("ConnectionStrings__mail", mail.GetEndpoint("smtp")).WaitFor(mail);
var audit = AddService<Projects.Audit>("audit");
var documents = AddService<Projects.Documents>("documents").WithEnvironment("Documents__Store", Path.Combine(data, "documents"));

builder.Build().Run();

IResourceBuilder<ProjectResource> AddService<TProject>(string name)
    where TProject : IProjectMetadata, new()
{
    var database = postgres.AddDatabase($"{name}-database", name);
    var migration = AddProcess<TProject>($"{name}-migrate", name, database).WithArgs("migrate");
    return AddProcess<TProject>(name, name, database)
        .WithHttpEndpoint().WithHttpHealthCheck("/health")
        .WaitForCompletion(migration).WaitFor(messaging).WaitFor(redis);
}

IResourceBuilder<ProjectResource> AddProcess<TProject>(string resource, string name, IResourceBuilder<PostgresDatabaseResource> database)
    where TProject : IProjectMetadata, new() => builder.AddProject<TProject>(resource, launchProfileName: null)
        .WithReference(database, name).WithReference(messaging).WithReference(redis)
        .WithEnvironment("Platform__PublicAddress", publicAddress)
        .WithEnvironment("Encryption__KeyFile", keys.FieldKey)
        .WaitFor(database);

using Seisan.Audit;
using Seisan.Audit.Log;
using Seisan.Audit.Persistence;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("audit");
builder.AddServiceDatabase<AuditDbContext>("audit");
builder.AddMessaging<AuditDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(AuditTexts));
builder.Services.AddScoped<LogBook>();
builder.Services.AddSingleton<PartitionWatch>().AddHostedService(services => services.GetRequiredService<PartitionWatch>());
builder.Services.AddHealthChecks().AddCheck<PartitionWatch>("partitions");

var app = builder.Build();
app.MapAuditEndpoints();
return await app.RunServiceAsync<AuditDbContext>(args);

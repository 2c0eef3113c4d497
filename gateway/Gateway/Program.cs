using Microsoft.AspNetCore.DataProtection;
using Seisan.Gateway.Edge;
using Seisan.Gateway.Maintenance;
using Seisan.Gateway.Persistence;
using Seisan.Gateway.Reference;
using Seisan.Gateway.Routes;
using Seisan.Gateway.Sessions;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;
using Seisan.Web;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.AddServiceDefaults("gateway");
builder.AddServiceDatabase<GatewayDbContext>("gateway");
builder.AddMessaging<GatewayDbContext>(typeof(Program).Assembly, parksAt: "identity"); // whose operators look after what it cannot handle
builder.AddEdge();
builder.Services.AddDataProtection().SetApplicationName("seisan-gateway")
    .PersistKeysToDbContext<GatewayDbContext>().SealKeysWithPlatformKey();
builder.Services.AddWebFront();
builder.Services.AddServiceClient<IdentityClient>("identity");
builder.Services.AddApiReference();
builder.AddSignIn();
builder.AddProxy();
builder.AddMaintenance();

var app = builder.Build();
if (args is ["migrate", ..])
{
    await app.MigrateAsync<GatewayDbContext>();
    return;
}

app.UseEdge();
app.MapSessions();
app.MapLanguages();
app.MapApiReference();
app.MapProxy();
app.MapPages();
await app.RunAsync();

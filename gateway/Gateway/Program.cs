using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Seisan.Gateway.Edge;
using Seisan.Gateway.Persistence;
using Seisan.Gateway.Reference;
using Seisan.Gateway.Routes;
using Seisan.Gateway.Sessions;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;
using Seisan.Web;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.AddServiceDefaults("gateway");
builder.AddServiceDatabase<GatewayDbContext>("gateway");
builder.AddMessaging<GatewayDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(GatewayTexts));
builder.Services.RemoveAll<IExceptionHandler>(); // faults are pages here
builder.Services.AddDataProtection().SetApplicationName("seisan-gateway")
    .PersistKeysToDbContext<GatewayDbContext>().SealKeysWithPlatformKey();
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => Cache.Connect(builder.Configuration));
builder.Services.AddSingleton<PublicAddress>();
builder.Services.AddAntiforgery(AntiForgery.Configure);
builder.Services.AddLanguages();
builder.Services.AddWebFront();
builder.Services.AddServiceClient<IdentityClient>("identity");
builder.Services.AddApiReference();
builder.AddSignIn();
builder.AddProxy();
builder.AddHsts();

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

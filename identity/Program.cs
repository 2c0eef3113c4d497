using Seisan.Identity;
using Seisan.Identity.Connect;
using Seisan.Identity.Operators;
using Seisan.Identity.Persistence;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("identity");
builder.AddServiceDatabase<IdentityDbContext>("identity");
builder.AddMasterCopies(new MasterCopyOf("employees", "SELECT id, version FROM employee"));
builder.AddMessaging<IdentityDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(IdentityTexts));
builder.AddIdentityServices();
builder.AddOpenIdProvider();

var app = builder.Build();
if (args is ["operator"])
    return await CreateOperator.RunAsync(app.Services, app.Configuration);

app.Services.GetRequiredService<PublicAddress>().Use(app);
app.MapIdentityEndpoints();
app.MapIdentityPages();
return await app.RunServiceAsync<IdentityDbContext>(args);

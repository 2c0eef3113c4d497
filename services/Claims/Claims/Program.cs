using Seisan.Claims;
using Seisan.Claims.Masters;
using Seisan.Claims.Outputs;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("claims");
builder.AddServiceDatabase<ClaimsDbContext>("claims");
builder.AddMasterCopies(MasterCopies.All);
builder.AddMessaging<ClaimsDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(ClaimsTexts));
builder.Services.AddScoped<IJobHandler, MakeOutput>();
builder.Services.AddScoped<IJobHandler, ExpireOutput>();

var app = builder.Build();
app.MapClaimsEndpoints();
return await app.RunServiceAsync<ClaimsDbContext>(args);

using Seisan.Masters;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("masters");
builder.AddServiceDatabase<MastersDbContext>("masters");
builder.AddMessaging<MastersDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(MastersTexts));
builder.Services.AddScoped<IJobHandler, ReplayMasters>();
builder.Services.AddScoped<IJobHandler, StateMasters>();

var app = builder.Build();
app.MapMastersEndpoints();
return await app.RunServiceAsync<MastersDbContext>(args);

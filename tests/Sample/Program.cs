using Seisan.Sample;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("sample");
builder.AddServiceDatabase<SampleDbContext>("sample");
builder.AddMessaging<SampleDbContext>(typeof(Program).Assembly);

var app = builder.Build();
app.MapNotes();
return await app.RunServiceAsync<SampleDbContext>(args);

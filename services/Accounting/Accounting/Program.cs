using Seisan.Accounting;
using Seisan.Accounting.Copies;
using Seisan.Accounting.Exports;
using Seisan.Accounting.Payments;
using Seisan.Accounting.Persistence;
using Seisan.Accounting.Posting;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("accounting");
builder.AddServiceDatabase<AccountingDbContext>("accounting");
builder.AddMasterCopies(MasterCopies.All);
builder.AddMessaging<AccountingDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(AccountingTexts));
builder.Services.AddScoped<RunPlanner>();
builder.Services.AddScoped<RunPayer>();
builder.Services.AddScoped<IJobHandler, PostClaims>();
builder.Services.AddScoped<IJobHandler, GatherExport>();

var app = builder.Build();
app.MapAccountingEndpoints();
return await app.RunServiceAsync<AccountingDbContext>(args);

using Seisan.Documents;
using Seisan.Documents.Access;
using Seisan.Documents.Persistence;
using Seisan.Documents.Store;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("documents");
builder.AddServiceDatabase<DocumentsDbContext>("documents");
builder.AddMessaging<DocumentsDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(DocumentsTexts));
builder.Services.AddSingleton<ObjectStore>();
builder.Services.AddScoped<EvidenceStore>();
builder.Services.AddScoped<ReadableEvidence>();
builder.Services.AddHostedService<OrphanSweep>();

var app = builder.Build();
app.MapDocumentsEndpoints();
return await app.RunServiceAsync<DocumentsDbContext>(args);

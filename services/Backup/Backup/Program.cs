using Seisan.Backup;
using Seisan.Backup.Engine;
using Seisan.Backup.Persistence;
using Seisan.Backup.Recovery;
using Seisan.Backup.Runs;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

// two commands that need no database of the service: the one before it exists, the other when none is left
if (args is ["engine", ..])
    return await SetUpEngine.RunAsync(args);
if (args is ["restore", ..])
    return await RestoreCommand.RunAsync(args, Console.Out);

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("backup");
builder.AddServiceDatabase<BackupDbContext>("backup");
builder.AddMessaging<BackupDbContext>(typeof(Program).Assembly);
builder.AddRefusalTexts(typeof(BackupTexts));
builder.Services.AddSingleton<EngineAccess>();
builder.Services.AddSingleton<RunLog>();
builder.Services.AddSingleton<TakeBackup>();
builder.Services.AddSingleton<ArchiveWatch>().AddHostedService(services => services.GetRequiredService<ArchiveWatch>());
builder.Services.AddSingleton<BackupRounds>().AddHostedService(services => services.GetRequiredService<BackupRounds>());

var app = builder.Build();
app.MapBackupEndpoints();
return await app.RunServiceAsync<BackupDbContext>(args);

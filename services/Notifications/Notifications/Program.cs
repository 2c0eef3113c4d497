using Seisan.Notifications;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;
using Seisan.Notifications.Notices;
using Seisan.Notifications.People;
using Seisan.Notifications.Persistence;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Hosting;
using Seisan.ServiceDefaults.Jobs;
using Seisan.ServiceDefaults.Messaging;
using Seisan.ServiceDefaults.Persistence;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("notifications");
builder.AddServiceDatabase<NotificationsDbContext>("notifications");
builder.AddMasterCopies(new MasterCopyOf("employees", "SELECT employee_id AS id, version FROM employee_contact"));
builder.AddMessaging<NotificationsDbContext>(typeof(Program).Assembly);
builder.Services.AddSingleton<PublicAddress>();
builder.Services.AddSingleton<MailWriter>();
builder.Services.AddSingleton<SmtpPost>();
builder.Services.AddScoped<AddressBook>();
builder.Services.AddScoped<Post>();
builder.Services.AddScoped<IJobHandler, DeliverMail>();
builder.AddNotices();

var app = builder.Build();
app.MapNotificationsEndpoints();
return await app.RunServiceAsync<NotificationsDbContext>(args);

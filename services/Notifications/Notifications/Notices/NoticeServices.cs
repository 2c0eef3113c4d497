using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Notifications.Notices;

internal static class NoticeServices
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.AddRefusalTexts(typeof(NoticeTexts));
        builder.Services.AddScoped<Tenants>().AddScoped<Readers>();
        builder.Services.AddScoped<IJobHandler, TellTenants>().AddScoped<IJobHandler, TellContacts>();
    }
}

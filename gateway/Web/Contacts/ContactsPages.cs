using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;
using Seisan.Web.Calls;

namespace Seisan.Web.Contacts;

internal static class ContactsPages
{
    public static IServiceCollection AddContactsPages(this IServiceCollection services)
    {
        services.AddServiceClient<ContactsClient>("masters");
        services.AddFlashes<ContactsTexts>();
        services.AddNavigation<ContactsTexts>(
            78, "/contacts", "nav", "M4 5h16v14H4z M4 8l8 5 8-5", Permissions.TenantAdmin, group: "group.administration");
        return services;
    }
}

/// <summary>Whom the provider tells of planned stops, as masters keeps it.</summary>
internal sealed class ContactsClient(HttpClient http)
{
    private const string Path = "/api/v1/tenant-contacts";

    public Task<Answer<ContactBook>> ReadAsync(CancellationToken stop) => http.ReadAsync<ContactBook>(Path, stop);

    public Task<Answer<ContactBook>> SaveAsync(ContactBook book, string? version, CancellationToken stop) =>
        http.SendAsync<ContactBook>(HttpMethod.Put, Path, book, version, stop: stop);
}

internal sealed record ContactBook(IReadOnlyList<Contact> Contacts);

internal sealed record Contact(string Name, string Email, string Language);

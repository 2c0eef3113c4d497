using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Contacts;

/// <summary>Replaces the company's list of contacts.</summary>
internal static class ChangeTenantContacts
{
    private const int Most = 10, LongestName = 100, LongestAddress = 254;

    public static void Map(IEndpointRouteBuilder contacts) => contacts
        .MapPut("", Handle)
        .WithName(nameof(ChangeTenantContacts));

    private static async Task<Results<Ok<TenantContactsView>, ProblemHttpResult>> Handle(
        IfMatch seen, Request request, MastersDbContext db, Caller caller, HttpContext http, CancellationToken ct)
    {
        if (Judge(request.Contacts) is { Any: true } errors) return errors.ToProblem();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('contacts', 0))", ct);
        var row = await db.TenantContacts.SingleOrDefaultAsync(ct);
        if (!seen.Matches(row?.Version ?? 0)) return Refusal.Stale.ToProblem();

        var before = row?.Contacts ?? [];
        if (row is null) db.TenantContacts.Add(row = new TenantContactRow());
        (row.Version, row.Contacts) = (row.Version + 1, [.. request.Contacts.Select(Trimmed)]);
        db.Announce(new TenantContactsChanged(row.Version, row.Contacts));
        db.Record(
            nameof(ChangeTenantContacts), "tenant-contacts", caller.Tenant.ToString(), caller.Company, new { Contacts = before },
            new { row.Contacts });
        await db.SaveChangesAsync(ct);
        http.SetETag(row.Version);
        return TypedResults.Ok(new TenantContactsView(row.Contacts));
    }

    private static TenantContact Trimmed(TenantContact contact) => new(contact.Name.Trim(), contact.Email.Trim(), contact.Language);

    private static FieldErrors Judge(IReadOnlyList<TenantContact> contacts)
    {
        var errors = new FieldErrors();
        if (contacts.Count > Most) errors.Add("contacts", "too_many");
        foreach (var (index, contact) in contacts.Index().Take(Most))
        {
            var email = contact.Email.Trim();
            if (string.IsNullOrWhiteSpace(contact.Name)) errors.Add($"contacts[{index}].name", "required");
            else if (contact.Name.Length > LongestName) errors.Add($"contacts[{index}].name", "too_long");
            if (email.Length > LongestAddress || !MailAddress.TryCreate(email, out var address) || address.Address != email)
                errors.Add($"contacts[{index}].email", "not_an_address");
            else if (contacts.Take(index).Any(other => string.Equals(other.Email.Trim(), email, StringComparison.OrdinalIgnoreCase)))
                errors.Add($"contacts[{index}].email", "address_twice");
            if (contact.Language is not ("ja" or "en")) errors.Add($"contacts[{index}].language", "unknown_language");
        }

        return errors;
    }

    internal sealed record Request(IReadOnlyList<TenantContact> Contacts);
}

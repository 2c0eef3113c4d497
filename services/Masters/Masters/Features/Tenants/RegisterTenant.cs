using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Seisan.Contracts.Masters;
using Seisan.Kernel;
using Seisan.Masters.Domain;
using Seisan.Masters.Features.Timelines;
using Seisan.Masters.Persistence;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Tenants;

/// <param name="CompanyCode">What people type when they sign in: 3 to 32 lower-case letters, digits and hyphens.</param>
internal sealed record TenantRegistration(string CompanyCode, string Name, FirstAdministrator Administrator);

/// <summary>An operator opens the platform to a company; its first administrator follows from the event.</summary>
internal static class RegisterTenant
{
    public static void Map(IEndpointRouteBuilder tenants) => tenants
        .MapPost("", Handle)
        .WithName(nameof(RegisterTenant));

    private static async Task<Results<Created<TenantView>, ProblemHttpResult>> Handle(
        TenantRegistration request, MastersDbContext db, Caller caller, TimeProvider clock, CancellationToken ct)
    {
        var errors = Judge(request);
        if (errors.Any)
            return errors.ToProblem();
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended('tenant', 0))", ct);
        if (await db.Tenants.AnyAsync(row => row.CompanyCode == request.CompanyCode, ct))
            return MasterRefusal.CompanyCodeTaken(request.CompanyCode).ToProblem();

        var now = clock.GetUtcNow();
        var tenant = new TenantRow
        {
            Id = Guid.CreateVersion7(now), CompanyCode = request.CompanyCode, Name = request.Name, RegisteredAt = now,
        };
        db.Tenants.Add(tenant);
        db.Record(nameof(RegisterTenant), "tenant", tenant.Id.ToString(), tenant.CompanyCode, after: request);
        await db.SaveChangesAsync();
        await AnnounceAsync(new(tenant.Id, tenant.CompanyCode, tenant.Name, request.Administrator), db, caller, now);
        return TypedResults.Created($"/api/v1/tenants/{tenant.Id}", TenantView.Of(tenant));
    }

    /// <summary>
    /// The event travels in the new tenant's envelope, for which alone its consumers may write; so its row is
    /// written as that tenant, still in the operator's transaction.
    /// </summary>
    private static async Task AnnounceAsync(
        TenantRegistered message, MastersDbContext db, Caller caller, DateTimeOffset now)
    {
        var (provider, correlation) = (caller.Tenant, caller.CorrelationId);
        await EnterAsync(new TenantId(message.TenantId));
        db.Announce(message);
        db.Jobs.Add(StateMasters.For(now));
        await db.SaveChangesAsync();
        await EnterAsync(provider);

        async Task EnterAsync(TenantId tenant)
        {
            caller.ActFor(tenant, correlation);
            db.ChangeTracker.Clear();
            await db.Database.ExecuteSqlAsync($"SELECT set_config('app.tenant', {tenant.ToString()}, true)");
        }
    }

    private static FieldErrors Judge(TenantRegistration request)
    {
        var errors = new FieldErrors();
        if (request.CompanyCode.Length is < 3 or > 32
            || !request.CompanyCode.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-'))
            errors.Add("companyCode", "not_a_company_code");
        if (request.CompanyCode is "operator") // the provider's own
            errors.Add("companyCode", "not_a_company_code");
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 100)
            errors.Add("name", "required");
        if (request.Administrator.SignInId.Length is 0 or > 64 || !request.Administrator.SignInId.All(letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '@' or '+'))
            errors.Add("administrator.signInId", "not_a_sign_in_id");
        if (string.IsNullOrWhiteSpace(request.Administrator.Name) || request.Administrator.Name.Length > 100)
            errors.Add("administrator.name", "required");
        if (request.Administrator.Email.Length > 254 || !MailAddress.TryCreate(request.Administrator.Email, out _))
            errors.Add("administrator.email", "not_an_address");
        return errors;
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Seisan.Identity.People;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests;

/// <summary>A company of a test and what its people do.</summary>
public sealed class TestCompany(IdentityService service, TenantId tenant, string code)
{
    private static readonly PasswordHasher<User> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly string Hash = Hasher.HashPassword(new User(), IdentityService.Password);

    public TenantId Tenant => tenant;
    public string Code => code;

    /// <summary>A person of the company with <see cref="IdentityService.Password"/>.</summary>
    public async Task<User> Person(string signInId, string role, Guid? employeeId = null, bool active = true)
    {
        var user = new User
        {
            TenantId = tenant, Id = Guid.CreateVersion7(), SignInId = signInId, NormalizedSignInId = signInId.ToUpperInvariant(),
            Name = "佐藤 美咲", Email = "sato@example.jp", EmployeeId = employeeId, Active = active, PasswordHash = Hash,
            SecurityStamp = Guid.CreateVersion7().ToString(), CreatedAt = TimeProvider.System.GetUtcNow(),
        };
        user.Assign([role]);
        await service.Save(tenant, user, new Lockout { UserId = user.Id });
        return user;
    }

    /// <summary>A client with the rights of the company's administrator, as another service's token would give them.</summary>
    public HttpClient Administrator() => service.As(TestPerson.In(tenant).As(Roles.Administrator));

    public async Task<(Guid Id, string Token)> ShownLink(Guid userId)
    {
        using var client = Administrator();
        using var answer = await client.Post($"/api/v1/users/{userId}/password-link", new { delivery = "show" });
        answer.EnsureSuccessStatusCode();
        var link = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("link").GetString()!;
        return (userId, link.Split("token=")[1]);
    }
}

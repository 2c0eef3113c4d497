using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Seisan.Identity.Features;
using Seisan.Identity.Passwords;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.Operators;

/// <summary>
/// The command <c>operator</c>: makes the first person of those who run the platform, with the password of the
/// settings. Run again, it changes nothing.
/// </summary>
internal static class CreateOperator
{
    private const string SignInId = "operator";

    public static async Task<int> RunAsync(IServiceProvider services, IConfiguration configuration)
    {
        var password = configuration["Identity:OperatorPassword"]
            ?? throw new InvalidOperationException("Identity:OperatorPassword is missing.");
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<IdentityDbContext>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var clock = scope.ServiceProvider.GetRequiredService<TimeProvider>();
        var broken = await db.InTenantAsync(TenantId.Provider, () => CreateAsync(password, db, users, clock));
        if (broken is null)
            return 0;
        await Console.Error.WriteLineAsync($"The operator was not made: {broken}");
        return 1;
    }

    private static async Task<string?> CreateAsync(string password, IdentityDbContext db, UserManager<User> users, TimeProvider clock)
    {
        if (await users.FindByNameAsync(SignInId) is not null)
            return null;
        var now = clock.GetUtcNow();
        var user = new User { Id = Guid.CreateVersion7(now), SignInId = SignInId, Name = "Operator", CreatedAt = now };
        user.Assign([Roles.Operator]);
        if (PasswordRules.Judge(password, user) is { } broken)
            return broken;
        await users.CreateAsync(user, password);
        if (!await db.Companies.AnyAsync(company => company.Id == TenantId.Provider))
            db.Add(new Company { Id = TenantId.Provider, Code = Company.ProviderCode, Name = "Seisan" });
        db.Announce(user.Changed());
        db.Record(nameof(CreateOperator), "user", user.Id.ToString(), user.SignInId);
        await db.SaveChangesAsync();
        return null;
    }
}

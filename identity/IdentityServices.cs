using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Seisan.Identity.Connect;
using Seisan.Identity.Passwords;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Identity.SignIn;
using Seisan.Look;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Identity;

internal static class IdentityServices
{
    /// <summary>PBKDF2 with HMAC-SHA-512, salted per password.</summary>
    private const int HashIterations = 210_000;

    public static void AddIdentityServices(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicAddress>();
        services.AddIdentityCore<User>().AddUserStore<UserStore>();
        services.RemoveAll<IPasswordValidator<User>>().AddScoped<IPasswordValidator<User>, PasswordRules>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = HashIterations);
        services.AddDataProtection().SetApplicationName("seisan-identity")
            .PersistKeysToDbContext<IdentityDbContext>().SealKeysWithPlatformKey();
        services.AddScoped<PasswordTokens>().AddScoped<IssuedLinks>().AddScoped<NewPassword>();
        services.AddScoped<EndedSessions>().AddScoped<SignInAttempt>().AddScoped<AddressTries>();
        services.AddScoped<Employment>().AddScoped<IJobHandler, FollowEmploymentOnItsDay>();
        services.AddBrowserCookie();
        services.AddHostedService<GatewayClient>().AddHostedService<Pruning>();
        AddPages(services);
    }

    private static void AddPages(IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLook();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = BrowserCookie.Name + "-forgery";
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.SuppressXFrameOptionsHeader = true; // frame-ancestors of the policy says it
        });
    }
}

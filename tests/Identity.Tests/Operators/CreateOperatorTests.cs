using System.Diagnostics;
using System.Net;
using Seisan.Contracts.Identity;
using Seisan.Identity.Persistence;
using Seisan.Kernel;

namespace Seisan.Identity.Tests.Operators;

public sealed class CreateOperatorTests(IdentityService service) : IClassFixture<IdentityService>
{
    private const string Chosen = "generated-secret-of-24-letters";

    [Fact]
    public async Task The_command_makes_the_first_operator_once()
    {
        Assert.Equal(1, await Run("short"));
        Assert.Equal(0, await Run(Chosen));
        Assert.Equal(0, await Run("another-secret-of-24-letters"));

        using var signedIn = await service.Browser().SignIn("operator", "operator", Chosen);
        using var second = await service.Browser().SignIn("operator", "operator", "another-secret-of-24-letters");
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal(["operator"], Assert.Single(await service.Outbox<UserChanged>(TenantId.Provider)).Roles);
    }

    private async Task<int> Run(string password)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(IdentityDbContext).Assembly.Location, "operator"]) { RedirectStandardError = true };
        foreach (var (key, value) in await service.SettingsForAProcess())
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["Identity__OperatorPassword"] = password;
        using var process = Process.Start(start)!;
        await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}

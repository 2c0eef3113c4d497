using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Seisan.Platform.Testing;

/// <summary>Stands where identity stands for a single service: publishes its keys over HTTP and signs access tokens.</summary>
public sealed class TestIssuer
{
    public const string PublicAddress = "https://localhost:8443";
    private static readonly Lazy<Task<TestIssuer>> Lazy = new(StartAsync);

    private readonly ECDsaSecurityKey _key;

    private TestIssuer(ECDsaSecurityKey key, string address) => (_key, Address) = (key, address);

    public static Task<TestIssuer> Shared => Lazy.Value;

    /// <summary>Where a service fetches the keys (<c>services:identity:http:0</c>).</summary>
    public string Address { get; }

    /// <param name="client">The partner's program; a machine is its own subject and has no rights version.</param>
    public string TokenFor(TestPerson person, long rightsVersion = 1, DateTime? expires = null, Guid? client = null)
    {
        var claims = new ClaimsIdentity(
        [
            new Claim("sub", person.UserId.ToString()), new Claim("tenant", person.Tenant.ToString()),
            new Claim("name", person.Name), new Claim("sign_in_id", person.SignInId),
            .. person.Permissions.Select(one => new Claim("perm", one)),
        ]);
        if (client != person.UserId)
            claims.AddClaim(new Claim("rv", $"{rightsVersion}", ClaimValueTypes.Integer64));
        if (client is { } program)
            claims.AddClaim(new Claim("client_id", program.ToString("N")));
        if (person.EmployeeId is { } employee)
            claims.AddClaim(new Claim("employee", employee.ToString()));
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = PublicAddress + "/",
            Audience = "seisan",
            Subject = claims,
            TokenType = "at+jwt",
            Expires = expires ?? TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime,
            NotBefore = expires?.AddMinutes(-10),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    private static async Task<TestIssuer> StartAsync()
    {
        var key = new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(ECDsa.Create(key.ECDsa.ExportParameters(false))) { KeyId = "test" });
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/.well-known/jwks", () => Results.Json(new
        {
            keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = jwk.Kid, use = "sig", alg = "ES256" } },
        }));
        await app.StartAsync();
        return new TestIssuer(key, app.Urls.Single());
    }
}

using System.Security.Cryptography;
using Seisan.Identity.People;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests;

/// <summary>Identity on real servers, with companies and people to sign in as.</summary>
public class IdentityService() : ServiceFixture<Program, IdentityDbContext>("identity")
{
    public const string GatewaySecret = "the-gateway-secret-of-the-tests-0123456789";
    public const string Password = "horse staple battery 42";

    /// <summary>A company with an administrator <c>admin</c>, who has <see cref="Password"/>.</summary>
    public async Task<TestCompany> Company()
    {
        var tenant = TestPerson.NewTenant();
        var code = "c" + tenant.Value.ToString("N")[20..];
        await Save(tenant, new Company { Id = tenant, Code = code, Name = "青葉商事" });
        var company = new TestCompany(this, tenant, code);
        await company.Person("admin", Roles.Administrator);
        return company;
    }

    public Browser Browser() => new(Anonymous());

    protected override IEnumerable<KeyValuePair<string, string>> Settings()
    {
        var folder = Directory.CreateTempSubdirectory("identity-keys-").FullName;
        var (signing, encryption) = (Path.Combine(folder, "signing.pem"), Path.Combine(folder, "encryption.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(signing, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(encryption, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        return
        [
            new("Identity:SigningKeyFile", signing), new("Identity:EncryptionKeyFile", encryption),
            new("Identity:GatewaySecret", GatewaySecret),
        ];
    }
}

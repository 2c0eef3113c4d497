using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Seisan.AppHost;

/// <summary>
/// The keys that a deployment would get from its key service, made once and kept in files that only we can read, and
/// the certificate of the platform's address on this machine.
/// </summary>
internal sealed class DevelopmentKeys
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int CertificateDays = 365;
    private readonly string folder;

    public DevelopmentKeys(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder, Private | UnixFileMode.UserExecute);
        Make(FieldKey, RandomKey);
        Make(TokenEncryptionKey, RandomKey);
        Make(BackupKey, RandomKey);
        Make(SigningKey, () => ECDsa.Create(ECCurve.NamedCurves.nistP256).ExportPkcs8PrivateKeyPem());
        MakeCertificate();
    }

    /// <summary>The key-encryption key: 32 bytes as base64.</summary>
    public string FieldKey => Path.Combine(folder, "encryption.key");

    /// <summary>Signs access tokens (ES256).</summary>
    public string SigningKey => Path.Combine(folder, "token-signing.pem");

    public string TokenEncryptionKey => Path.Combine(folder, "token-encryption.key");

    /// <summary>Encrypts the backups; it is in none of them.</summary>
    public string BackupKey => Path.Combine(folder, "backup.key");

    /// <summary>What a browser is told to trust.</summary>
    public string Certificate => Path.Combine(folder, "localhost.crt");

    public string CertificateKey => Path.Combine(folder, "localhost.key");

    private static string RandomKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static void Make(string path, Func<string> content)
    {
        if (File.Exists(path)) return;

        // written beside and moved: a kill in between must not leave half a key
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = Private };
        using (var writer = new StreamWriter($"{path}.new", options)) writer.Write(content());
        File.Move($"{path}.new", path);
    }

    private void MakeCertificate()
    {
        if (File.Exists(Certificate) && IsValid()) return;

        File.Delete(CertificateKey);
        File.Delete(Certificate);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Seisan development", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(CertificateDays));
        Make(CertificateKey, key.ExportPkcs8PrivateKeyPem);
        Make(Certificate, certificate.ExportCertificatePem);
    }

    private bool IsValid()
    {
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Certificate);
        return certificate.NotAfter.ToUniversalTime() > TimeProvider.System.GetUtcNow().AddDays(7) && File.Exists(CertificateKey);
    }
}

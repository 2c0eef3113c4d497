using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Seisan.ServiceDefaults.Encryption;

/// <summary>Keys of cookies lie in a database, so they are sealed under the key-encryption key, which does not.</summary>
public static class KeyRing
{
    internal const string BoundTo = "data-protection-key";

    public static IDataProtectionBuilder SealKeysWithPlatformKey(this IDataProtectionBuilder builder)
    {
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services =>
            new ConfigureOptions<KeyManagementOptions>(options =>
                options.XmlEncryptor = new KeyRingEncryptor(services.GetRequiredService<KeyEncryptionKey>())));
        return builder;
    }
}

internal sealed class KeyRingEncryptor(KeyEncryptionKey key) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = System.Text.Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        return new EncryptedXmlInfo(
            new XElement("sealed", Convert.ToBase64String(key.Wrap(plain, KeyRing.BoundTo))), typeof(KeyRingDecryptor));
    }
}

/// <summary>Made by Data Protection from the type name that stands beside a sealed key.</summary>
internal sealed class KeyRingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement)
    {
        var plain = services.GetRequiredService<KeyEncryptionKey>()
            .Unwrap(Convert.FromBase64String(encryptedElement.Value), KeyRing.BoundTo);
        return XElement.Parse(System.Text.Encoding.UTF8.GetString(plain));
    }
}

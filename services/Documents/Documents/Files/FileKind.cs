namespace Seisan.Documents.Files;

/// <summary>
/// The kinds of file that are taken, each told by its first bytes. The content type a sender claims is never asked,
/// and a name that promises another kind is refused.
/// </summary>
internal sealed record FileKind(string ContentType, params string[] Extensions)
{
    public static readonly FileKind Jpeg = new("image/jpeg", ".jpg", ".jpeg");
    public static readonly FileKind Png = new("image/png", ".png");
    public static readonly FileKind WebP = new("image/webp", ".webp");
    public static readonly FileKind Pdf = new("application/pdf", ".pdf");

    public bool IsImage => this != Pdf;

    public static FileKind? Named(string contentType) => new[] { Jpeg, Png, WebP, Pdf }.FirstOrDefault(kind => kind.ContentType == contentType);

    /// <summary>Null: none of the kinds that are taken.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => WebP,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] when EndsAsPdf(bytes) => Pdf,
        _ => null,
    };

    /// <summary>Whether a file of this kind may bear the name: without an extension, or with one of the kind's own.</summary>
    public bool Fits(string name)
    {
        var extension = Path.GetExtension(name);
        return extension.Length == 0 || Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The end marker stands in the last kilobyte (ISO 32000, annex H): a file cut short has none.</summary>
    private static bool EndsAsPdf(ReadOnlySpan<byte> bytes) =>
        bytes[^Math.Min(bytes.Length, 1024)..].IndexOf("%%EOF"u8) >= 0;
}

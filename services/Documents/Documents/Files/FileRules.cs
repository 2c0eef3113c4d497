namespace Seisan.Documents.Files;

/// <summary>What a file must be to be taken, and every "no" with its code.</summary>
internal static class FileRules
{
    /// <summary>Null, and a kind: the file is taken.</summary>
    public static Refused? Judge(ReadOnlySpan<byte> bytes, string? name, out FileKind? kind)
    {
        kind = FileKind.Of(bytes);
        if (bytes.Length == 0)
            return new Refused(StatusCodes.Status400BadRequest, "file_empty");
        if (kind is null)
            return new Refused(StatusCodes.Status415UnsupportedMediaType, "file_kind_not_accepted");
        if (!kind.Fits(name ?? ""))
            return new Refused(StatusCodes.Status415UnsupportedMediaType, "file_in_disguise");
        return kind.IsImage ? JudgeImage(kind, bytes) : null;
    }

    private static Refused? JudgeImage(FileKind kind, ReadOnlySpan<byte> bytes) => ImageSize.PixelsOf(kind, bytes) switch
    {
        null => new Refused(StatusCodes.Status415UnsupportedMediaType, "image_unreadable"),
        > ImageSize.MostPixels => new Refused(StatusCodes.Status413PayloadTooLarge, "image_too_many_pixels"),
        _ => null,
    };
}

internal sealed record Refused(int Status, string Code);

using Seisan.Claims.Domain;

namespace Seisan.Claims.Papers;

/// <summary>What the files are called: by the claim's number, which no file system minds.</summary>
internal static class PaperNames
{
    public static string Of(ExpenseClaim claim) => $"{claim.Number ?? $"draft-{claim.Id.Value.ToString("N")[^8..]}"}.pdf";
}

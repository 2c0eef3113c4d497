using System.Diagnostics;
using System.Globalization;
using Seisan.Claims.Domain;
using Seisan.Claims.Papers;

namespace Seisan.Claims.Tests.Papers;

/// <summary>A paper as a reader of PDF that shares no code with the writer finds it.</summary>
internal sealed class Printed(byte[] pdf)
{
    public static readonly PaperTexts Japanese = new(CultureInfo.GetCultureInfo("ja"));

    public static readonly PaperTexts English = new(CultureInfo.GetCultureInfo("en"));

    public byte[] Pdf => pdf;

    public static Printed Of(ExpenseClaim claim, PaperTexts? texts = null, params ClaimMoment[] history) =>
        new(ClaimPaper.Draw(claim, history, "株式会社みらい商事", texts ?? Japanese, A.Noon));

    /// <summary>What <c>pdftotext</c> reads, sheet by sheet.</summary>
    public async Task<string[]> Sheets()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await reader.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, reader.ExitCode);
            return text.Split('\f', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>All of it without the white space, which readers see differently.</summary>
    public async Task<string> Text() => string.Concat((await Sheets()).SelectMany(sheet => sheet).Where(letter => !char.IsWhiteSpace(letter)));
}

using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Masters.Domain;
using Seisan.Masters.Domain.Csv;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Masters.Features.Timelines;

internal static class CsvAnswer
{
    /// <summary>The file, or a refusal that names the first character the encoding lacks.</summary>
    public static Results<FileContentHttpResult, ProblemHttpResult> Of(CsvWriter csv, string? encoding, string name)
    {
        try
        {
            var charset = encoding is CsvEncoding.ShiftJis ? "shift_jis" : "utf-8";
            return TypedResults.File(CsvEncoding.Encode(csv.ToString(), encoding), $"text/csv; charset={charset}", name);
        }
        catch (EncoderFallbackException fault)
        {
            var missing = fault.CharUnknown == '\0' ? $"{fault.CharUnknownHigh}{fault.CharUnknownLow}" : fault.CharUnknown.ToString();
            return MasterRefusal.NotInEncoding(missing).ToProblem();
        }
    }
}

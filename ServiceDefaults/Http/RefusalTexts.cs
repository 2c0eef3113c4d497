using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Hosting;

namespace Seisan.ServiceDefaults.Http;

/// <summary>The sentences behind refusal and field codes, in the language of the reader.</summary>
public static class RefusalTexts
{
    private static readonly ConcurrentDictionary<string, ResourceManager> Sources = new()
    {
        ["ServiceDefaults"] = new ResourceManager("Seisan.ServiceDefaults.Http.Texts", typeof(RefusalTexts).Assembly),
    };

    /// <summary>Adds a service's own texts: a resx (Japanese) beside the type and its <c>.en.resx</c>, key = code.</summary>
    public static void AddRefusalTexts(this IHostApplicationBuilder builder, Type texts) =>
        Sources.TryAdd(texts.FullName!, new ResourceManager(texts.FullName!, texts.Assembly));

    /// <summary>The sentence, or the code itself where no text is known.</summary>
    public static string Describe(string code, params object[] arguments)
    {
        foreach (var source in Sources.Values)
        {
            if (source.GetString(code, CultureInfo.CurrentUICulture) is { } text)
                return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, arguments);
        }

        return code;
    }
}

using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.WebEncoders;
using Seisan.Look.Texts;

namespace Seisan.Look;

public static class LookServices
{
    /// <summary>The sentences of the shell and, as <see cref="Texts{T}"/>, of every folder that has some.</summary>
    public static IServiceCollection AddLook(this IServiceCollection services)
    {
        // Japanese is written as it is: as numeric entities a page would be three times as long.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        return services.AddSingleton(typeof(Texts<>));
    }
}

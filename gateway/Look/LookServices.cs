using Microsoft.Extensions.DependencyInjection;
using Seisan.Look.Texts;

namespace Seisan.Look;

public static class LookServices
{
    /// <summary>The sentences of the shell and, as <see cref="Texts{T}"/>, of every folder that has some.</summary>
    public static IServiceCollection AddLook(this IServiceCollection services) =>
        services.AddSingleton(typeof(Texts<>));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Seisan.ServiceDefaults.Copies;

/// <summary>A copy that a service keeps of a kind of master.</summary>
/// <param name="Master">The kind as in the routes of masters: <c>employees</c>.</param>
/// <param name="Rows">A constant SELECT of <c>id</c> and <c>version</c> of what the copy holds.</param>
public sealed record MasterCopyOf(string Master, string Rows);

public static class MasterCopyExtensions
{
    /// <summary>
    /// The copies that are compared each day with what masters state, and filled again where they differ. Called
    /// before messaging is added.
    /// </summary>
    public static void AddMasterCopies(this IHostApplicationBuilder builder, params MasterCopyOf[] copies)
    {
        foreach (var copy in copies)
            builder.Services.AddSingleton(copy);
    }
}

namespace Seisan.Gateway.Reference;

internal static class ApiReference
{
    public static void AddApiReference(this IServiceCollection services) { }
    public static void MapApiReference(this IEndpointRouteBuilder routes) { }
}

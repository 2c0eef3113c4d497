using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Http.Resilience;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Parking;
using Seisan.ServiceDefaults.Persistence;
using Seisan.ServiceDefaults.Security;

namespace Seisan.ServiceDefaults.Hosting;

/// <summary>What every service of the platform is made of.</summary>
public static class Service
{
    private const int LargestBody = 5 * 1024 * 1024;
    private static readonly CultureInfo[] Languages = [new("ja"), new("en")];

    /// <summary>Telemetry, health, discovery, resilience, token validation, problem details, JSON rules, API document.</summary>
    public static void AddServiceDefaults(this WebApplicationBuilder builder, string service)
    {
        builder.AddTelemetry(service);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddScoped<Caller>();
        builder.Services.AddServiceDiscovery();
        builder.Services.ConfigureHttpClientDefaults(http =>
        {
            // A write that may have arrived is repeated by its sender, who holds the idempotency key.
            http.AddStandardResilienceHandler(options =>
            {
                options.Retry.DisableForUnsafeHttpMethods();
                (options.Retry.MaxRetryAttempts, options.Retry.Delay) = (1, TimeSpan.FromMilliseconds(100));
            });
            http.AddServiceDiscovery();
        });
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), ["live"]);
        builder.AddTokenValidation();
        builder.Services.AddExceptionHandler<Faults>();
        builder.Services.AddProblemDetails();
        builder.Services.AddApiDocument();
        builder.Services.ConfigureHttpJsonOptions(options => Strict(options.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(25));
        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost);
        builder.Services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("ja");
            (options.SupportedCultures, options.SupportedUICultures) = (Languages, Languages);
        });
    }

    /// <summary>JSON as every route reads and writes it: what is unknown, doubled or of the wrong kind is an error.</summary>
    public static void Strict(JsonSerializerOptions json)
    {
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 32;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }

    /// <summary>
    /// The order of the pipeline: address, language, faults, who, may they. A service is healthy without the broker,
    /// because it accepts work without it; it has started once its queues stand, so that no first message misses them.
    /// </summary>
    public static void UseServiceDefaults(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseRequestLocalization();
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Caller>().Take(http);
            if (http.Request.Headers.ContainsKey(IdempotencyKey.Header)
                && http.GetEndpoint()?.Metadata.GetMetadata<TakesItsBodyItself>() is null)
                http.Request.EnableBuffering();
            return next(http);
        });
        app.UseAuthorization();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = check => !check.Tags.Contains("masstransit") }).AllowAnonymous();
        app.MapHealthChecks("/started").AllowAnonymous();
        app.MapHealthChecks("/alive", new HealthCheckOptions { Predicate = check => check.Tags.Contains("live") }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();
    }

    /// <summary>Runs the service, or with the argument <c>migrate</c> brings its database up to date and ends.</summary>
    public static async Task<int> RunServiceAsync<TContext>(this WebApplication app, string[] args)
        where TContext : ServiceDbContext
    {
        if (args is ["migrate", ..])
        {
            await app.MigrateAsync<TContext>();
            return 0;
        }

        app.MapReads();
        app.MapParkedMessages<TContext>(app.Services.GetRequiredService<DatabaseName>().Value);
        app.UseServiceDefaults();
        await app.RunAsync();
        return 0;
    }

    /// <summary>
    /// For the probes of the status page: a read as any use case makes it, through the pool, the run-time login and its
    /// row security, in the provider's name.
    /// </summary>
    private static void MapReads(this IEndpointRouteBuilder app) =>
        app.MapGet("/reads", ReadAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<NoContent> ReadAsync(ServiceDbContext db, Caller caller, CancellationToken ct)
    {
        caller.ActFor(TenantId.Provider);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Jobs.AsNoTracking().AnyAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>Brings the database up to date under the migrator's login.</summary>
    public static async Task MigrateAsync<TContext>(this IHost app, CancellationToken ct = default)
        where TContext : ServiceDbContext
    {
        await using var scope = app.Services.CreateAsyncScope();
        var name = scope.ServiceProvider.GetRequiredService<DatabaseName>().Value;
        await Migrator.MigrateAsync(scope.ServiceProvider.GetRequiredService<TContext>(), name, ct);
    }
}

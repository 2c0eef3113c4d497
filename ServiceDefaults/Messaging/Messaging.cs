using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seisan.ServiceDefaults.Persistence;
using Seisan.ServiceDefaults.Security;

namespace Seisan.ServiceDefaults.Messaging;

public static class MessagingExtensions
{
    private const int Prefetch = 32;
    private const int DeliveryLimit = 20;

    /// <summary>
    /// Connects to the broker. Every consumer of the assembly gets a quorum queue of its own, named after service and
    /// effect; what still fails after the retries is moved to the queue's <c>_error</c> for a person to see.
    /// </summary>
    public static void AddMessaging<TContext>(this IHostApplicationBuilder builder, Assembly assembly)
        where TContext : ServiceDbContext
    {
        var service = builder.Environment.ApplicationName;
        var prefix = builder.Configuration["Messaging:Prefix"];
        var name = builder.Services.Single(one => one.ServiceType == typeof(DatabaseName)).ImplementationInstance as DatabaseName;
        var consumers = assembly.GetTypes().Where(IsConsumer).Append(typeof(RefuseTokensWhenUserChanged))
            .Append(typeof(RefuseTokensWhenSessionRevoked)).Append(typeof(RefuseTokensWhenApiClientRevoked)).ToArray();

        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(prefix + name!.Value, false));
            bus.AddConsumers(consumers);
            bus.AddConfigureEndpointsCallback((context, _, endpoint) =>
            {
                endpoint.UseMessageRetry(retry =>
                {
                    // hours: what a database that is away holds up must not end as somebody's manual work
                    retry.Handle<Exception>(Outage.IsBehind);
                    retry.Exponential(500, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
                });
                endpoint.UseMessageRetry(retry =>
                {
                    retry.Ignore<Exception>(Outage.IsBehind);
                    retry.Intervals(50, 200, 1000, 3000);
                });
                endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
                if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
                    return;
                rabbit.SetQuorumQueue();
                rabbit.SetQueueArgument("x-delivery-limit", DeliveryLimit);
                rabbit.PrefetchCount = Prefetch;
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(builder.Configuration.GetConnectionString("messaging")
                    ?? throw new InvalidOperationException("ConnectionStrings:messaging is missing.")));
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = builder.Configuration.GetValue("Messaging:Wait", false);
            options.StopTimeout = TimeSpan.FromSeconds(20);
        });
    }

    private static bool IsConsumer(Type type) =>
        !type.IsAbstract && type.GetInterfaces().Any(one =>
            one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConsumer<>));
}

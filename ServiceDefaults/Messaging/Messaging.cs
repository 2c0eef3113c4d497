using System.Reflection;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Seisan.ServiceDefaults.Copies;
using Seisan.ServiceDefaults.Parking;
using Seisan.ServiceDefaults.Persistence;
using Seisan.ServiceDefaults.Security;

namespace Seisan.ServiceDefaults.Messaging;

public static class MessagingExtensions
{
    private const int Prefetch = 32;
    private const int DeliveryLimit = 20;

    /// <summary>
    /// Connects to the broker. Every consumer of the assembly gets a quorum queue of its own, named after service and
    /// effect; what still fails after the retries, and what nobody finishes, is parked for an operator.
    /// </summary>
    /// <param name="parksAt">
    /// The service whose operators' routes show what cannot be handled here, where a program has no such routes itself.
    /// </param>
    public static void AddMessaging<TContext>(this IHostApplicationBuilder builder, Assembly assembly, string? parksAt = null)
        where TContext : ServiceDbContext
    {
        var service = builder.Environment.ApplicationName;
        var prefix = builder.Configuration["Messaging:Prefix"];
        var name = builder.Services.Single(one => one.ServiceType == typeof(DatabaseName)).ImplementationInstance as DatabaseName;
        var consumers = assembly.GetTypes().Where(IsConsumer).Append(typeof(RefuseTokensWhenUserChanged))
            .Append(typeof(RefuseTokensWhenSessionRevoked)).Append(typeof(RefuseTokensWhenApiClientRevoked));
        if (builder.Services.Any(one => one.ServiceType == typeof(MasterCopyOf)))
            consumers = consumers.Append(typeof(CompareCopyWhenMasterStated));

        var broker = new Uri(builder.Configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("ConnectionStrings:messaging is missing."));
        var parking = new ParkingQueue($"{prefix}{parksAt ?? name!.Value}-parked", broker);
        builder.Services.AddSingleton(parking);
        if (parksAt is null && builder.Configuration.GetConnectionString($"{name!.Value}_relay") is { Length: > 0 })
            builder.Services.AddHostedService<ParkingLot>();

        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(prefix + name!.Value, false));
            bus.AddConsumers([.. consumers]);
            var together = AddTogether(bus, assembly, prefix + name.Value);
            bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
            {
                endpoint.UseMessageRetry(retry =>
                {
                    // hours: what a database that is away holds up must not end as somebody's manual work
                    retry.Handle<Exception>(Outage.IsBehind);
                    retry.Exponential(500, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(1));
                });
                endpoint.UseMessageRetry(retry =>
                {
                    retry.Ignore<Exception>(fault => fault is NotApplicableException || Outage.IsBehind(fault));
                    retry.Intervals(50, 200, 1000, 3000);
                });
                if (!together.Contains(queue))
                    endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
                endpoint.PublishFaults = false;
                endpoint.ConfigureError(end => end.UseFilter(new MoveToParking(parking)));
                endpoint.ConfigureDeadLetter(end => end.UseFilter(new MoveToParking(parking)));
                if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
                    return;
                rabbit.SetQuorumQueue();
                foreach (var (argument, value) in EndsAt(parking))
                    rabbit.SetQueueArgument(argument, value);
                rabbit.PrefetchCount = Prefetch;
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(broker);
                if (builder.Configuration["Messaging:Exchanges"] is { Length: > 0 } exchanges)
                    rabbit.MessageTopology.SetEntityNameFormatter(new PrefixEntityNameFormatter(rabbit.MessageTopology.EntityNameFormatter, exchanges));
                rabbit.ConfigureEndpoints(context);
            });
        });
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = builder.Configuration.GetValue("Messaging:Wait", false);
            options.StopTimeout = TimeSpan.FromSeconds(20);
        });
    }

    /// <summary>What makes the broker give up on a message after so many deliveries, and not lose it then.</summary>
    internal static Dictionary<string, object> EndsAt(ParkingQueue parking) => new()
    {
        ["x-delivery-limit"] = DeliveryLimit,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = parking.Name,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish", // which that strategy asks for
    };

    /// <summary>Gives each consumer of messages in company its queue, and tells the names of these queues.</summary>
    private static HashSet<string> AddTogether(IBusRegistrationConfigurator bus, Assembly assembly, string prefix)
    {
        var queues = new HashSet<string>();
        foreach (var consumer in assembly.GetTypes().Where(type => !type.IsAbstract))
        {
            if (consumer.GetInterfaces().FirstOrDefault(IsTogether) is not { } kind)
                continue;
            Type[] types = [consumer, kind.GetGenericArguments()[0]];
            var queue = KebabCaseEndpointNameFormatter.Instance.SanitizeName($"{prefix}-{consumer.Name}");
            bus.AddSingleton(typeof(Together<,>).MakeGenericType(types));
            bus.AddConsumer(typeof(Joining<,>).MakeGenericType(types)).Endpoint(endpoint => endpoint.Name = queue);
            queues.Add(queue);
        }

        return queues;
    }

    private static bool IsTogether(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConsumeTogether<>);

    private static bool IsConsumer(Type type) =>
        !type.IsAbstract && type.GetInterfaces().Any(one =>
            one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IConsumer<>));
}

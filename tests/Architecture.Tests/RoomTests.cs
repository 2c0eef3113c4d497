using System.Reflection;
using MassTransit;
using Seisan.Contracts;
using Seisan.Contracts.Claims;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Architecture.Tests;

/// <summary>What the rooms may know of each other.</summary>
public sealed class RoomTests
{
    public static TheoryData<string> EveryService => [.. Rooms.Services];

    public static TheoryData<string> EveryDomain => [.. Rooms.Domains];

    public static TheoryData<string> EveryFolderOfTheWeb => [.. Folders()];

    [Theory]
    [MemberData(nameof(EveryService))]
    public void No_service_knows_another(string service)
    {
        var others = Rooms.Services.Where(other => other != service).Concat(Rooms.Services.Select(other => other + ".Domain")
            .Where(domain => domain != service + ".Domain"));
        Assert.Empty(Rooms.UsedBy(service).Intersect(others));
    }

    [Theory]
    [MemberData(nameof(EveryDomain))]
    public void A_domain_uses_kernel_contracts_and_the_framework_only(string domain) =>
        Assert.DoesNotContain(Rooms.UsedBy(domain), used =>
            used is not ("Kernel" or "Contracts") && !used.StartsWith("System.", StringComparison.Ordinal) && used is not ("netstandard" or "mscorlib"));

    [Fact]
    public void Kernel_and_contracts_use_nothing_of_ours() =>
        Assert.DoesNotContain(Rooms.UsedBy("Kernel").Concat(Rooms.UsedBy("Contracts")), used => !used.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void The_gateway_knows_no_service() =>
        Assert.Empty(Rooms.UsedBy("Gateway").Concat(Rooms.UsedBy("Web")).Concat(Rooms.UsedBy("Look")).Intersect(Rooms.Services));

    /// <summary>Lock-out counters, kept answers and rights are rows: losing Redis can cost the gateway speed and nobody else anything.</summary>
    [Theory]
    [MemberData(nameof(EveryService))]
    public void Only_the_gateway_knows_redis(string service)
    {
        Assert.Contains("StackExchange.Redis", Rooms.UsedBy("Gateway"));
        Assert.DoesNotContain("StackExchange.Redis", Rooms.UsedBy(service).Concat(Rooms.UsedBy("ServiceDefaults")));
    }

    [Fact]
    public void Nobody_but_the_relay_publishes()
    {
        string[] doors = ["MassTransit.IBus", "MassTransit.IPublishEndpoint", "MassTransit.ISendEndpointProvider"];
        var publishers = Rooms.House.Types.Where(type => type.Dependencies.Any(one => doors.Contains(one.Target.FullName)))
            .Select(type => type.FullName.Split('+', '/')[0]).Distinct();
        Assert.Equal(["Seisan.ServiceDefaults.Messaging.OutboxRelay"], publishers);
    }

    [Theory]
    [MemberData(nameof(EveryFolderOfTheWeb))]
    public void Folders_of_the_web_do_not_know_each_other(string folder)
    {
        var own = $"Seisan.Web.{folder}";
        var others = Folders().Where(other => other != folder).Select(other => $"Seisan.Web.{other}").ToHashSet();
        var strangers = Rooms.TypesOf("Web").Where(type => (type.Namespace?.FullName ?? "").StartsWith(own, StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Select(one => one.Target.Namespace?.FullName ?? "")).Where(others.Contains).Distinct();
        Assert.Empty(strangers);
    }

    [Fact]
    public void A_message_says_that_nobody_listens_exactly_when_nobody_does()
    {
        var heard = Rooms.Assemblies.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetInterfaces())
            .Where(one => one.IsGenericType)
            .Where(one => Consumers.Contains(one.GetGenericTypeDefinition()))
            .Select(one => one.GetGenericArguments()[0]).ToHashSet();
        var messages = typeof(ClaimSubmitted).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("ed", StringComparison.Ordinal));

        Assert.All(messages, message => Assert.True(
            heard.Contains(message) != (message.GetCustomAttribute<NobodyListensYetAttribute>() is not null),
            $"{message.Name}: a consumer and NobodyListensYet exclude each other, and one of them is needed"));
    }

    private static readonly Type[] Consumers = [typeof(IConsumer<>), typeof(IConsumeTogether<>)];

    // the frame around every folder: layout, calls to services, texts that all pages share
    private static readonly string[] Frame = ["Calls", "Frame", "Texts"];

    private static IEnumerable<string> Folders() => Rooms.Of("Web").GetTypes().Select(type => type.Namespace ?? "")
        .Where(space => space.StartsWith("Seisan.Web.", StringComparison.Ordinal)).Select(space => space.Split('.')[2]).Distinct().Except(Frame);
}

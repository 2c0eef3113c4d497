using StackExchange.Redis;

namespace Seisan.Gateway.Sessions;

internal static class Cache
{
    /// <summary>Redis, which may be missing at the start and at any time after it: nothing waits for it.</summary>
    public static ConnectionMultiplexer Connect(IConfiguration configuration)
    {
        var options = ConfigurationOptions.Parse(configuration.GetConnectionString("redis")
            ?? throw new InvalidOperationException("ConnectionStrings:redis is missing."));
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.ConnectTimeout = 1000;
        options.AsyncTimeout = options.SyncTimeout = 250;
        return ConnectionMultiplexer.Connect(options);
    }
}

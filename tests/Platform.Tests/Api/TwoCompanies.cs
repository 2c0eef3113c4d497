namespace Seisan.Platform.Tests.Api;

/// <summary>Ids of one company and the people of another, who try them; signed in once for all tests of a class.</summary>
public sealed class TwoCompanies(RunningPlatform platform) : IAsyncLifetime
{
    public CompanyIds Ids { get; private set; } = null!;

    public People People { get; private set; } = null!;

    public ApiDocument Document { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Ids = await CompanyIds.CollectAsync(platform);
        People = await People.SignInAsync(platform);
        using var anyone = Api.Anyone(platform);
        Document = await ApiDocument.ReadAsync(anyone, "/openapi/v1.json");
    }

    public ValueTask DisposeAsync()
    {
        People.Dispose();
        return ValueTask.CompletedTask;
    }
}

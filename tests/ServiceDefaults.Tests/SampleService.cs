using Seisan.Platform.Testing;
using Seisan.Sample;

namespace Seisan.ServiceDefaults.Tests;

public sealed class SampleService() : ServiceFixture<Program, SampleDbContext>("sample");

public sealed class RelayingService() : ServiceFixture<Program, SampleDbContext>("sample")
{
    protected override bool Relays => true;
}

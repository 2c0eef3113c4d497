using Seisan.Claims.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests;

public sealed class ClaimsService() : ServiceFixture<Program, ClaimsDbContext>("claims");

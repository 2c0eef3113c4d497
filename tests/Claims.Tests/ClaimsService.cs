using Seisan.Claims.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Claims.Tests;

public class ClaimsService() : ServiceFixture<Program, ClaimsDbContext>("claims");

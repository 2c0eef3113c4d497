using Seisan.Accounting.Persistence;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests;

public sealed class AccountingService() : ServiceFixture<Program, AccountingDbContext>("accounting");

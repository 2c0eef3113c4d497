using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Identity.Features;
using Seisan.Identity.Persistence;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Identity.Tests;

/// <summary>One tenant with 100,000 people and sessions and 20,000 clients, filled once for the class.</summary>
public sealed class FullIdentityService() : IdentityService
{
    public TenantId Tenant { get; } = TestPerson.NewTenant();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await using var command = Administrator.CreateCommand(
            $"""
            INSERT INTO app_user (tenant_id, id, sign_in_id, normalized_sign_in_id, name, employee_id, roles, grants, denials, active, language, search_terms,
                                  security_stamp, rights_version, created_at)
            SELECT '{Tenant}', md5('u' || n)::uuid, 'u' || n, 'U' || n, '佐藤', md5('e' || n)::uuid, ARRAY['employee'], ARRAY[]::text[], ARRAY[]::text[], n % 1000 > 0, 'ja',
                   CASE WHEN n % 1000 = 0 THEN ARRAY['鈴', '鈴木', '木'] ELSE ARRAY['佐', '佐藤', '藤'] END, '', 1, now()
            FROM generate_series(1, 100000) AS n;
            INSERT INTO user_session (tenant_id, id, user_id, started_at, last_seen_at)
            SELECT '{Tenant}', md5('s' || n)::uuid, md5('u' || n % 5000)::uuid, now() - n * interval '10 seconds', now() - n * interval '10 seconds'
            FROM generate_series(1, 100000) AS n;
            INSERT INTO api_client (tenant_id, id, name, kind, scopes, redirect_uris, created_at)
            SELECT '{Tenant}', md5('c' || n)::uuid, 'ERP', 'Machine', ARRAY[]::text[], ARRAY[]::text[], now() FROM generate_series(1, 20000) AS n;
            ANALYZE app_user; ANALYZE user_session; ANALYZE api_client
            """);
        command.CommandTimeout = 300; // as long as a busy machine needs
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Every list and search as the run-time login, under row security: none may read all rows of the tenant.</summary>
public sealed class PlanTests(FullIdentityService service) : IClassFixture<FullIdentityService>
{
    private static readonly Guid Somebody = new("80000000-0000-0000-0000-000000000000");

    [Fact]
    public Task A_page_of_people_is_read_by_index() => Expect(db => ListUsers.Found(db, null, null, null, Somebody).Take(51), "pk_app_user");

    [Fact]
    public Task People_are_found_by_their_names_by_index() =>
        Expect(db => ListUsers.Found(db, null, "鈴木", null, Guid.Empty).Take(51), "search_terms");

    [Theory]
    [InlineData("鈴木", true)]
    [InlineData("鈴木", false)]
    [InlineData("佐藤", true)]
    [InlineData("佐藤", false)]
    public Task People_are_found_by_name_and_by_whether_they_may_sign_in_by_index(string text, bool active) =>
        Expect(db => ListUsers.Found(db, null, text, active, Guid.Empty).Take(51), "app_user");

    [Fact]
    public Task Who_was_deactivated_is_found_by_index() =>
        Expect(db => ListUsers.Found(db, null, null, false, Guid.Empty).Take(51), "active");

    [Fact]
    public Task Who_an_employee_is_is_found_by_index() => Expect(db => ListUsers.Found(db, Somebody, null, null, Guid.Empty).Take(51), "employee_id");

    [Fact]
    public Task Who_signs_in_is_found_by_index() =>
        Expect(db => db.Users.Where(user => user.NormalizedSignInId == "U77"), "normalized_sign_in_id");

    [Fact]
    public Task My_sessions_are_found_by_index() => Expect(
        db => ListSessions.Lasting(db, new Guid("b2f1b6b0-0000-0000-0000-000000000000"), TimeProvider.System.GetUtcNow()), "user_id");

    [Fact]
    public Task A_page_of_clients_is_read_by_index() => Expect(db => ListApiClients.Found(db, Somebody).Take(51), "pk_api_client");

    private async Task Expect<T>(Func<IdentityDbContext, IQueryable<T>> query, string index)
    {
        var plan = await service.In(service.Tenant, async db =>
        {
            await using var command = query(db).CreateDbCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = "EXPLAIN (ANALYZE, TIMING OFF) " + command.CommandText;
            var lines = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                lines.Add(reader.GetString(0));
            return string.Join('\n', lines);
        });

        Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
        Assert.True(plan.Contains(index, StringComparison.Ordinal), plan);
        Assert.DoesNotMatch(@"Rows Removed by Filter: \d{4,}", plan);
    }
}

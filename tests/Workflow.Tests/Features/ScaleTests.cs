using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Seisan.Kernel;
using Seisan.Platform.Testing;
using Seisan.Workflow.Domain;
using Seisan.Workflow.Features;
using Seisan.Workflow.Persistence;

namespace Seisan.Workflow.Tests.Features;

/// <summary>One tenant with 100,000 approvals, filled once for the class.</summary>
public sealed class FullWorkflowService() : ServiceFixture<Program, WorkflowDbContext>("workflow")
{
    public TenantId Tenant { get; } = TestPerson.NewTenant();
    public EmployeeId Me { get; } = new(Guid.CreateVersion7());

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Run(
            """
            INSERT INTO approval (tenant_id, id, claim_id, content_version, claim_number, claimant_id, claimant_name, form, title,
                                  total, line_count, submitted_at, opened_at, state, search_terms)
            SELECT $1, md5('a' || n)::uuid, md5('c' || n)::uuid, 1, '2026-' || n, md5('p' || n % 300)::uuid, '佐藤', 'expense', '交通費 ' || n,
                   n, 1, at, at, CASE WHEN n % 20 = 0 THEN 'open' ELSE 'approved' END,
                   CASE WHEN n % 1000 = 0 THEN ARRAY['大', '阪', '大阪', '佐', '藤', '佐藤'] ELSE ARRAY['佐', '藤', '佐藤', '交', '交通'] END
            FROM (SELECT n, timestamptz '2026-01-01' + n * interval '1 minute' AS at FROM generate_series(1, 100000) AS n) AS rows
            """);
        await Run(
            """
            INSERT INTO approval_step (tenant_id, approval_id, number, name, state, requested_at, decided_at, decided_by, decided_by_name)
            SELECT tenant_id, id, 1, '課長承認', state, opened_at, CASE WHEN state <> 'open' THEN opened_at END,
                   CASE WHEN state <> 'open' THEN CASE WHEN total % 50 = 1 THEN $2 ELSE claimant_id END END, '鈴木'
            FROM approval WHERE tenant_id = $1
            """);
        await Run(
            """
            INSERT INTO step_approver (tenant_id, approval_id, step, employee_id, name, waiting_since)
            SELECT tenant_id, id, 1, CASE WHEN total % 1000 = 0 OR total % 50 = 1 THEN $2 ELSE claimant_id END, '鈴木',
                   CASE WHEN state = 'open' THEN opened_at END
            FROM approval WHERE tenant_id = $1
            """);
        await Run(
            """
            INSERT INTO submission (tenant_id, claim_id, content_version, claim_number, claimant_id, claimant_name, department_id, form,
                                    title, total, line_count, submitted_at, state)
            SELECT tenant_id, claim_id, 1, claim_number, claimant_id, claimant_name, $2, form, title, total, 1, submitted_at,
                   CASE WHEN total % 10000 = 0 THEN 'pending' ELSE 'opened' END
            FROM approval WHERE tenant_id = $1
            """);
        await Run(
            """
            INSERT INTO employee_copy (tenant_id, id, code, master_version, spells, search_terms)
            SELECT $1, gen_random_uuid(), 'E' || n, 1, '[]', ARRAY['佐', '藤', '佐藤', 'e' || n % 500]
            FROM generate_series(1, 100000) AS n
            """);
        await Run(
            """
            INSERT INTO approval_route (tenant_id, id, current_version) SELECT $1, md5('r' || n)::uuid, 500 FROM generate_series(1, 200) AS n;
            INSERT INTO route_version (tenant_id, route_id, number, definition, changed_by, changed_at)
            SELECT $1, md5('r' || n)::uuid, version, '{}', '鈴木', now() FROM generate_series(1, 200) AS n, generate_series(1, 500) AS version
            """);
        await using var analyse = Administrator.CreateCommand("VACUUM ANALYZE");
        await analyse.ExecuteNonQueryAsync();
    }

    private async Task Run(string sql)
    {
        await using var command = Administrator.CreateCommand(sql
            .Replace("$1", $"'{Tenant}'::uuid", StringComparison.Ordinal).Replace("$2", $"'{Me}'::uuid", StringComparison.Ordinal));
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Every list and search as the run-time login, under row security: none may read all rows of the tenant.</summary>
public sealed class ScaleTests(FullWorkflowService service) : IClassFixture<FullWorkflowService>
{
    private static readonly DateTimeOffset Middle = new(2026, 2, 10, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("大阪", false)]
    [InlineData("大阪", true)]
    public Task What_waits_for_me_is_found_by_index(string? text, bool later) => Expect(
        db => ListApprovals.Waiting(db, service.Me, text, Seen(later)).Take(51), "waiting_for_me");

    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData("大阪", false)]
    public Task What_I_decided_is_found_by_index(string? text, bool later) => Expect(
        db => ListApprovals.Decided(db, service.Me, text, Seen(later)).Take(51), text is null ? "decided_by_me" : "");

    [Fact]
    public Task People_for_a_route_are_found_by_index() => Expect(db => FindRoutePeople.Query(db, "e77").Take(50), "search_terms");

    [Fact]
    public Task Routes_as_they_are_in_force_are_found_by_index() => Expect(ListRoutes.Current, "pk_route_version");

    [Fact]
    public Task The_approvals_of_a_claim_are_found_by_index() => Expect(
        db => db.Approvals.Where(one => one.ClaimId == new ClaimId(Guid.Empty)).OrderByDescending(one => one.ContentVersion).Take(51), "claim_id");

    [Fact]
    public Task How_many_wait_for_me_is_counted_by_index() => Expect(
        db => db.StepApprovers.Where(one => one.EmployeeId == service.Me && one.WaitingSince != null).Take(1000), "waiting_for_me");

    private static (DateTimeOffset, Guid)? Seen(bool later) => later ? (Middle, Guid.Empty) : null;

    private async Task Expect<T>(Func<WorkflowDbContext, IQueryable<T>> query, string index)
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

        Assert.DoesNotContain("Seq Scan on approval ", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on approval_step", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on route_version", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on step_approver", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on submission", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on employee_copy", plan, StringComparison.Ordinal);
        Assert.True(plan.Contains(index, StringComparison.Ordinal), plan);
        Assert.DoesNotMatch(@"Rows Removed by Filter: \d{4,}", plan);
    }
}

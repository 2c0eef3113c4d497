using Microsoft.EntityFrameworkCore;

namespace Seisan.Claims.Tests.Outputs;

/// <summary>What would take too long by HTTP.</summary>
internal static class Many
{
    /// <summary>Copies of one draft of the company's employee, each with a title of its own.</summary>
    public static async Task Claims(ClaimsService service, Company company, int count)
    {
        var draft = await company.Draft(company.Line(100));
        await service.In(company.Tenant, db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO expense_claim SELECT (jsonb_populate_record(claim, jsonb_build_object(
                'id', '01a00000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'title', 'Claim ' || n))).*
            FROM expense_claim AS claim, generate_series(2, {count}) AS n WHERE claim.id = {draft.Id}
            """));
    }

    /// <summary>What waits for its day begins now.</summary>
    public static Task Hurry(ClaimsService service, Company company) => service.In(company.Tenant, db => db.Database.ExecuteSqlAsync(
        $"UPDATE job SET not_before = now() - interval '1 second' WHERE state = 'waiting'"));
}

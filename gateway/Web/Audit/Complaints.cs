using Seisan.Web.Calls;

namespace Seisan.Web.Audit;

/// <summary>What the service had against a search, one sentence each.</summary>
internal static class Complaints
{
    public static IReadOnlyList<string> Of(Problem? problem)
    {
        if (problem is null) return [];
        var sentences = problem.Errors.SelectMany(field => field.Value).Select(error => error.Message).ToList();
        return sentences.Count > 0 ? sentences : [problem.Title ?? problem.Code ?? ""];
    }
}

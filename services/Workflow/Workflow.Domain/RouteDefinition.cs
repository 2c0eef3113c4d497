namespace Seisan.Workflow.Domain;

/// <summary>What one version of an approval route says. The first route whose conditions hold is taken.</summary>
/// <param name="Form">The kind of claim it is for, or null for every kind.</param>
/// <param name="Position">Routes are asked in this order.</param>
public sealed record RouteDefinition(
    string Name, string? Form, int Position, AmountRange Amount, bool Active, IReadOnlyList<RouteStep> Steps)
{
    public bool Fits(string form, long total) =>
        Active && (Form is null || Form == form) && Amount.Holds(total);
}

/// <param name="Amount">The step is left out when the claim's total is not in this range.</param>
public sealed record RouteStep(string Name, ApproverRule Approver, AmountRange Amount);

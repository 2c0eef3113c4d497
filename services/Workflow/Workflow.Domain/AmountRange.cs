namespace Seisan.Workflow.Domain;

/// <summary>
/// A condition on a claim's total in yen: from <see cref="Min"/> (以上) to under <see cref="Below"/> (未満). Null is no
/// bound, so two neighbouring ranges neither overlap nor leave a gap.
/// </summary>
public sealed record AmountRange(long? Min, long? Below)
{
    public static readonly AmountRange Any = new(null, null);

    public bool IsAny => Min is null && Below is null;

    public bool Holds(long total) => !(total < Min) && !(total >= Below);
}

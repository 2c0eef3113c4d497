namespace Seisan.Accounting.Domain;

public readonly record struct PayableId(Guid Value)
{
    public override string ToString() => Value.ToString();

    /// <summary>Ids are made in the order of time, so that a list can be walked by them.</summary>
    public static bool operator <(PayableId left, PayableId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(PayableId left, PayableId right) => right < left;
}

public readonly record struct PaymentRunId(Guid Value)
{
    public override string ToString() => Value.ToString();

    public static bool operator <(PaymentRunId left, PaymentRunId right) => left.Value.CompareTo(right.Value) < 0;

    public static bool operator >(PaymentRunId left, PaymentRunId right) => right < left;
}

public readonly record struct PayerAccountId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

namespace Seisan.Kernel;

/// <summary>Names a company that uses the platform. Every row of tenant data belongs to exactly one.</summary>
public readonly record struct TenantId(Guid Value)
{
    /// <summary>The tenant of those who run the platform. It holds operators and nothing of any customer.</summary>
    public static TenantId Provider { get; } = new(new Guid("00000000-0000-7000-8000-000000000001"));

    public override string ToString() => Value.ToString();
}

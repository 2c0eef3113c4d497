using Seisan.Kernel;

namespace Seisan.Identity.People;

/// <summary>A tenant as the sign-in page knows it: the code that people type names it.</summary>
public sealed class Company
{
    /// <summary>The company code of those who run the platform.</summary>
    public const string ProviderCode = "operator";

    public required TenantId Id { get; init; }

    /// <summary>Lower case; unique among all tenants.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    /// <summary>The person an operator may give the first password link to, and nobody else.</summary>
    public Guid? FirstAdministratorId { get; set; }

    public static string Normalize(string code) => code.Trim().ToLowerInvariant();
}

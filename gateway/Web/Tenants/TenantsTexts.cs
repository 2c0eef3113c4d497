namespace Seisan.Web.Tenants;

/// <summary>Names the sentences of this folder.</summary>
public sealed class TenantsTexts;

namespace Seisan.Web.Docs;

/// <summary>The services whose documents are joined, and the address under which partners reach them.</summary>
public sealed record ApiServices(IReadOnlyList<string> Names, string PublicAddress);

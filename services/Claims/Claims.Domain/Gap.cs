namespace Seisan.Claims.Domain;

/// <summary>What a field still lacks before the claim can be submitted.</summary>
/// <param name="Field">Path in the content: <c>lines[2].date</c>.</param>
/// <param name="Code"><c>required</c>, <c>unknown</c>, <c>invoice_number_form</c>.</param>
public sealed record Gap(string Field, string Code);

using Microsoft.AspNetCore.Http;

namespace Seisan.Web.Claims;

/// <summary>One line as typed. Category and tax are codes; a project is what its field shows.</summary>
internal sealed record LineInput
{
    public const string ThereAndBack = "round";

    public static readonly string[] AllMeans = ["train", "bus", "ship", "plane", "taxi", "car"];

    public string? Id { get; init; }

    public string? Date { get; init; }

    public string? Category { get; init; }

    public string? Payee { get; init; }

    public string? Amount { get; init; }

    public string? Tax { get; init; }

    public string? Invoice { get; init; }

    public string? Project { get; init; }

    public string? Memo { get; init; }

    public string? Receipt { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    public string? Via { get; init; }

    public string? Means { get; init; }

    public string? Fare { get; init; }

    /// <summary><see cref="ThereAndBack"/>, or empty for one way.</summary>
    public string? Round { get; init; }

    /// <summary>The commuter pass that covers the journey, as the service said last; only shown.</summary>
    public string? Pass { get; init; }

    /// <summary>Nothing but perhaps a day taken over from the line above: such a line is not sent.</summary>
    public bool Empty => string.IsNullOrWhiteSpace(Category + Payee + Amount + Invoice + Project + Memo + Receipt);

    /// <summary>The same of a journey, whose line begins with means and a category.</summary>
    public bool EmptyLeg => string.IsNullOrWhiteSpace(From + To + Via + Fare + Project + Memo + Receipt);

    /// <summary>A new line of a claim of transport: like the one above it, or by the first category without a receipt.</summary>
    public static LineInput NewLeg(ClaimChoices choices, LineInput? above = null) => new()
    {
        Date = above?.Date, Means = above?.Means ?? AllMeans[0],
        Category = above?.Category ?? choices.Categories.FirstOrDefault(category => !category.ReceiptRequired)?.Code,
    };

    public static LineInput Of(LineView line, ClaimChoices choices) => new()
    {
        Id = line.Id.ToString(), Date = TypedText.Of(line.Date), Category = choices.CategoryText(line.CategoryId),
        Payee = line.Payee, Amount = TypedText.Of(line.Amount), Tax = choices.TaxText(line.TaxCategoryId),
        Invoice = line.InvoiceNumber, Project = choices.ProjectText(line.ProjectId, line.ProjectName),
        Memo = line.Memo, Receipt = line.ReceiptId?.ToString(), From = line.Leg?.From, To = line.Leg?.To, Via = line.Leg?.Via,
        Means = line.Leg?.Means, Fare = TypedText.Of(line.Leg?.Fare), Round = line.Leg is { RoundTrip: true } ? ThereAndBack : "",
        Pass = line.Leg?.OnPass,
    };

    public static LineInput Read(IFormCollection form, string prefix) => new()
    {
        Id = form[prefix + "Id"], Date = form[prefix + "Date"], Category = form[prefix + "Category"],
        Payee = form[prefix + "Payee"], Amount = form[prefix + "Amount"], Tax = form[prefix + "Tax"],
        Invoice = form[prefix + "Invoice"], Project = form[prefix + "Project"], Memo = form[prefix + "Memo"],
        Receipt = form[prefix + "Receipt"], From = form[prefix + "From"], To = form[prefix + "To"], Via = form[prefix + "Via"],
        Means = form[prefix + "Means"], Fare = form[prefix + "Fare"], Round = form[prefix + "Round"], Pass = form[prefix + "Pass"],
    };
}

/// <summary>A receipt of the form: its image, and what else the claim holds about it.</summary>
public sealed record ReceiptInput
{
    public string? Id { get; init; }

    public string? Evidence { get; init; }

    public string? File { get; init; }

    public string? Type { get; init; }

    public string? Payee { get; init; }

    public string? Invoice { get; init; }

    public string? Issued { get; init; }

    public static ReceiptInput Of(ReceiptView receipt) => new()
    {
        Id = receipt.Id.ToString(), Evidence = receipt.EvidenceId?.ToString(), File = receipt.FileName,
        Type = receipt.ContentType, Payee = receipt.Payee, Invoice = receipt.InvoiceNumber,
        Issued = TypedText.Of(receipt.IssuedOn),
    };

    public static ReceiptInput Read(IFormCollection form, string prefix) => new()
    {
        Id = form[prefix + "Id"], Evidence = form[prefix + "Evidence"], File = form[prefix + "File"],
        Type = form[prefix + "Type"], Payee = form[prefix + "Payee"], Invoice = form[prefix + "Invoice"],
        Issued = form[prefix + "Issued"],
    };
}

using System.Globalization;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Search;

namespace Seisan.Notifications.Messages;

/// <summary>
/// What one person is told inside the product. Kept as kind and facts; the sentence is made in the language of
/// whoever reads it.
/// </summary>
internal sealed class Message : ITenantOwned
{
    private static readonly CultureInfo[] Languages = [new("ja"), new("en")];

    public TenantId TenantId { get; private init; }
    public required Guid Id { get; init; }

    /// <summary>An employee, or a user who is none.</summary>
    public required Guid RecipientId { get; init; }

    public required string Kind { get; init; }

    /// <summary>What happened, in a spelling that is the same however often it is told: one message per cause and person.</summary>
    public required string Cause { get; init; }

    public required Dictionary<string, string> Facts { get; init; }

    /// <summary>The page to open, as a path.</summary>
    public required string Link { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>What the message is found by: its sentences in every language in which somebody may read it.</summary>
    public string[] SearchTerms
    {
        get => Bigrams.Of([.. Languages.SelectMany(language => (string[])[TitleIn(language), TextIn(language)])]);
        private set { }
    }

    public string TitleIn(CultureInfo language) => Wording.Of($"{Kind}_title", Facts, language);

    public string TextIn(CultureInfo language) => Wording.Of($"{Kind}_text", Facts, language);
}

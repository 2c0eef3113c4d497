using Seisan.Look.Texts;

namespace Seisan.Web.ParkedMessages;

internal static class Reasons
{
    /// <summary>The sentence for a reason, or its code where a newer service gives one we do not know.</summary>
    public static string ReasonOf(this Texts<ParkedMessagesTexts> texts, string reason) =>
        texts.Has($"reason.{reason}") ? texts[$"reason.{reason}"] : reason;
}

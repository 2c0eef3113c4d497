using System.Globalization;
using MimeKit;
using Seisan.Notifications.Messages;
using Seisan.Notifications.People;

namespace Seisan.Notifications.Mails;

/// <summary>Writes a mail in the language of its reader. What people typed cannot become a header or a control character.</summary>
internal sealed class MailWriter(PublicAddress address)
{
    /// <summary>Null: the address is none.</summary>
    public MimeMessage? Write(Mail mail, Addressee to, string link, DateTimeOffset now)
    {
        if (!MailboxAddress.TryParse(to.Email, out var parsed) || parsed.Address != to.Email
            || !to.Email.Contains('@', StringComparison.Ordinal))
            return null;

        var language = CultureInfo.GetCultureInfo(to.Language);
        var facts = mail.Facts.ToDictionary(fact => fact.Key, fact => OneLine(fact.Value));
        facts["recipient"] = OneLine(to.Name);
        facts["link"] = link;
        return new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = now,
            From = { new MailboxAddress(Wording.Of("sender", facts, language), address.From) },
            To = { new MailboxAddress(OneLine(to.Name), parsed.Address) },
            Subject = OneLine(Wording.Of($"{mail.Kind}_subject", facts, language)),
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" }, { HeaderId.ContentLanguage, language.Name } },
            Body = new TextPart("plain") { Text = Wording.Of($"{mail.Kind}_body", facts, language) },
        };
    }

    internal static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)).Trim();
}

using MimeKit;

namespace Seisan.Platform.Tests;

/// <summary>The mails that the platform sent, as its mail server keeps them.</summary>
public static class Mails
{
    /// <summary>The one mail to the person that speaks of all these words; fails when there are two.</summary>
    public static Task<MimeMessage> To(RunningPlatform platform, string address, params string[] words) => Soon.Find(
        async () =>
        {
            var found = new List<MimeMessage>();
            var folder = Path.Combine(platform.Data, "mail", "new");
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder) : [])
            {
                var mail = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
                if (mail.To.Mailboxes.Any(box => box.Address == address) && words.All(word => Says(mail, word))) found.Add(mail);
            }

            Assert.True(found.Count < 2, $"{address} got {found.Count} mails about {string.Join(", ", words)}");
            return found.SingleOrDefault();
        },
        $"No mail to {address} about {string.Join(", ", words)}");

    private static bool Says(MimeMessage mail, string word) =>
        mail.Subject?.Contains(word, StringComparison.Ordinal) == true || mail.TextBody?.Contains(word, StringComparison.Ordinal) == true;
}

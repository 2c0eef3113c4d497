using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Seisan.Kernel;
using Seisan.Notifications.Mails;
using Seisan.Notifications.Messages;

namespace Seisan.Notifications.Tests;

public sealed partial class WordingTests
{
    private static readonly CultureInfo Japanese = CultureInfo.GetCultureInfo("ja");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Facts_stand_in_their_places() =>
        Assert.Equal(
            "佐藤 さんの申請（1,200円）が「部門長」の承認を待っています。",
            Wording.Of("to_approve_text", new Dictionary<string, string> { ["claimant"] = "佐藤", ["total"] = "1,200", ["step"] = "部門長" }, Japanese));

    [Fact]
    public void A_fact_that_looks_like_a_place_is_only_text() =>
        Assert.Equal(
            "{total} さんの申請（{step}円）が「」の承認を待っています。",
            Wording.Of("to_approve_text", new Dictionary<string, string> { ["claimant"] = "{total}", ["total"] = "{step}" }, Japanese));

    [Fact]
    public void A_code_becomes_a_sentence_and_a_missing_line_is_left_out()
    {
        var facts = new Dictionary<string, string> { ["claimNumber"] = "1" };
        var without = Wording.Of("to_approve_body", facts, English);
        var with = Wording.Of("to_approve_body", new Dictionary<string, string>(facts) { ["noteCode"] = "moved_up" }, English);

        Assert.DoesNotContain("{", without, StringComparison.Ordinal);
        Assert.Contains("moved up", with, StringComparison.Ordinal);
        Assert.Equal(without.Split('\n').Length + 1, with.Split('\n').Length);
    }

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        var (japanese, english) = (Read(""), Read("en"));

        Assert.Equal(japanese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in japanese)
            Assert.Equal(
                Place().Matches(text).Select(place => place.Value).ToHashSet(),
                Place().Matches(english[key]).Select(place => place.Value).ToHashSet());
    }

    [Fact]
    public void The_id_of_a_mail_is_the_same_for_the_same_cause_and_person_only()
    {
        var (tenant, person) = (new TenantId(Guid.CreateVersion7()), Guid.CreateVersion7());
        var id = MessageIds.Of(tenant, "a/1", person, "example.jp");

        Assert.Equal(id, MessageIds.Of(tenant, "a/1", person, "example.jp"));
        Assert.NotEqual(id, MessageIds.Of(tenant, "a/2", person, "example.jp"));
        Assert.NotEqual(id, MessageIds.Of(tenant, "a/1", Guid.CreateVersion7(), "example.jp"));
        Assert.NotEqual(id, MessageIds.Of(new TenantId(Guid.CreateVersion7()), "a/1", person, "example.jp"));
    }

    private static Dictionary<string, string> Read(string culture) =>
        new ResourceManager(typeof(NotificationTexts)).GetResourceSet(CultureInfo.GetCultureInfo(culture), true, false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Place();
}

using System.Security.Cryptography;
using System.Text;
using Seisan.Audit.Log;
using Seisan.Kernel;

namespace Seisan.Audit.Tests;

public sealed class CanonicalTextTests
{
    [Fact]
    public void Members_stand_in_order_without_white_space() =>
        Assert.Equal("""{"a":"x","b":12,"z":null}""", Text(("z", null), ("b", 12L), ("a", "x")));

    [Fact]
    public void Only_what_must_be_escaped_is_escaped() =>
        Assert.Equal("""{"t":"\"\\\b\t\n\f\r\u0001\u001f/é漢😀"}""", Text(("t", "\"\\\b\t\n\f\r\u0001\u001f/é漢😀")));

    [Fact]
    public void Names_are_ordered_by_code_units() =>
        Assert.Equal("""{"Z":1,"a":1,"é":1}""", Text(("é", 1L), ("a", 1L), ("Z", 1L)));

    [Fact]
    public void An_instant_is_spelled_in_utc_with_six_decimals() =>
        Assert.Equal(
            """{"at":"2026-11-24T00:30:00.120000Z"}""",
            Text(("at", new DateTimeOffset(2026, 11, 24, 9, 30, 0, 120, TimeSpan.FromHours(9)))));

    [Fact]
    public void A_value_without_a_spelling_is_an_error() => Assert.Throws<ArgumentException>(() => Text(("x", 1.5)));

    [Fact]
    public void The_hash_covers_place_person_and_content()
    {
        var told = A.Entry();
        var place = new Place(new TenantId(Guid.CreateVersion7()), 7, A.Now);
        var entry = AuditEntry.Of(told, place);

        var text = Encoding.UTF8.GetString(entry.Canonical);
        Assert.Equal(SHA256.HashData(entry.Canonical), entry.Sha256);
        Assert.Contains("\"sequence\":7,", text, StringComparison.Ordinal);
        Assert.Contains("\"personName\":\"佐藤 美咲\"", text, StringComparison.Ordinal);
        Assert.NotEqual(entry.Sha256, AuditEntry.Of(told, place with { Sequence = 8 }).Sha256);
        Assert.NotEqual(entry.Sha256, AuditEntry.Of(told with { After = "{}" }, place).Sha256);
        Assert.Equal(entry.Sha256, AuditEntry.Of(told, place).Sha256);
    }

    [Fact]
    public void A_clock_that_runs_backwards_does_not_turn_the_log_around()
    {
        var head = new LogHead();
        var first = head.Advance(A.Now, A.Now);
        var second = head.Advance(A.Now, A.Now.AddMinutes(-5));

        Assert.Equal((1L, 2L), (first.Sequence, second.Sequence));
        Assert.Equal(first.RecordedAt, second.RecordedAt);
    }

    [Fact]
    public void The_longest_lag_is_remembered()
    {
        var head = new LogHead();
        head.Advance(A.Now.AddMinutes(-3), A.Now);
        head.Advance(A.Now, A.Now);

        Assert.InRange(head.LongestLag, TimeSpan.FromMinutes(2.9), TimeSpan.FromMinutes(3));
    }

    private static string Text(params (string, object?)[] members) => Encoding.UTF8.GetString(CanonicalText.Of(members));
}

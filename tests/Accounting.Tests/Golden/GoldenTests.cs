using Seisan.Accounting.Domain.Exports;
using Seisan.Accounting.Domain.Transfers;

namespace Seisan.Accounting.Tests.Golden;

/// <summary>The writers against files that somebody wrote by hand from the layouts.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> TransferFiles => [.. GoldenFile.Names("zengin")];

    public static TheoryData<string> JournalFiles => [.. GoldenFile.Names("yayoi")];

    [Theory, MemberData(nameof(TransferFiles))]
    public void A_transfer_file_is_the_golden_one_byte_for_byte(string name)
    {
        var golden = GoldenFile.Read(name);
        var input = golden.Input<TransferInput>();

        // as in a payment run, names come to the writer in the characters of a transfer file
        var actual = ZenginFile.Write(
            input.Payer with { Name = Narrow(input.Payer.Name) },
            input.TransferDate,
            input.Transfers.Select(transfer => transfer with { Holder = Narrow(transfer.Holder) }));

        AssertSame(golden, actual);
    }

    [Theory, MemberData(nameof(JournalFiles))]
    public void A_journal_file_is_the_golden_one_byte_for_byte(string name)
    {
        var golden = GoldenFile.Read(name);
        using var actual = new MemoryStream();

        var replaced = golden.Input<JournalInput>().Slips.Sum(slip => YayoiFile.Write(actual, slip));

        AssertSame(golden, actual.ToArray());
        Assert.Equal(golden.Replaced, replaced);
    }

    private static void AssertSame(GoldenFile golden, byte[] actual)
    {
        var difference = golden.DifferenceFrom(actual);
        Assert.True(difference is null, difference);
    }

    private static string Narrow(string name)
    {
        var narrow = ZenginText.Normalise(name);
        Assert.Null(narrow.Rejected);
        return narrow.Text;
    }

    private sealed record TransferInput(Payer Payer, DateOnly TransferDate, IReadOnlyList<Transfer> Transfers);

    private sealed record JournalInput(IReadOnlyList<Slip> Slips);
}

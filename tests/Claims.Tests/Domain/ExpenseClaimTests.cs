using Seisan.Claims.Domain;

namespace Seisan.Claims.Tests.Domain;

public sealed class ExpenseClaimTests
{
    private static readonly HashSet<Guid> NoImages = [];

    [Fact]
    public void A_draft_keeps_what_was_typed_even_if_it_is_incomplete()
    {
        var claim = A.Written(A.Draft(new DraftLine(A.Id(), null, null, null, null, null, null, "T12", null, null)));

        Assert.Equal((ClaimState.Draft, 0L, 1), (claim.State, claim.Total, claim.LineCount));
        Assert.Equal("T12", Assert.Single(claim.Lines).InvoiceNumber);
        Assert.Equal(
            ["lines[0].date", "lines[0].amount", "lines[0].categoryId", "lines[0].invoiceNumber"],
            claim.Gaps().Select(gap => gap.Field));
    }

    [Fact]
    public void Saving_replaces_lines_by_their_ids()
    {
        var (first, second, third) = (A.Line(100), A.Line(200), A.Line(300));
        var claim = A.Written(A.Draft(first, second));
        var kept = claim.Lines[1];

        Assert.Null(claim.Write(A.Draft(second with { Amount = 250 }, third), A.Hanako, A.At(10), TaxRounding.Floor, A.Noon));

        Assert.Equal([(second.Id, 1, 250L), (third.Id, 2, 300L)],
            claim.Lines.Select(line => (line.Id, line.Number, line.Amount!.Value)));
        Assert.Same(kept, claim.Lines[0]);
        Assert.Equal(550, claim.Total);
    }

    [Fact]
    public void Submission_freezes_the_claim()
    {
        var claim = A.Submitted();

        Assert.Equal((ClaimState.Submitted, 1L), (claim.State, claim.ContentVersion));
        Assert.Equal(ClaimRefusal.NotEditable, claim.Submit(NoImages, A.Noon));
        Assert.Equal(ClaimRefusal.NotEditable,
            claim.Write(A.Draft(A.Line(1)), A.Hanako, A.At(10), TaxRounding.Floor, A.Noon));
        Assert.Equal(1_000, claim.Total);
    }

    [Fact]
    public void A_claim_without_lines_is_not_submitted() =>
        Assert.Equal(ClaimRefusal.WithoutLines, A.Written(A.Draft()).Submit(NoImages, A.Noon));

    [Fact]
    public void A_category_may_ask_for_a_receipt_with_an_image()
    {
        var (bare, evidence) = (A.Receipt(), A.Id());
        var claim = A.Written(A.Draft(A.Line(100, bare.Id)) with { Receipts = [bare] }, A.At(10, receiptRequired: true));
        Assert.Equal("lines[0].receiptId", claim.Submit(NoImages, A.Noon)?.Field);

        var shown = bare with { EvidenceId = evidence };
        claim = A.Written(A.Draft(A.Line(100, bare.Id)) with { Receipts = [shown] }, A.At(10, receiptRequired: true));
        Assert.Equal("evidence_unknown", claim.Submit(NoImages, A.Noon)?.Code);
        Assert.Null(claim.Submit(new HashSet<Guid> { evidence }, A.Noon));
    }

    [Fact]
    public void A_wrong_check_digit_is_confirmed_before_submission()
    {
        var odd = A.Line(100) with { InvoiceNumber = "t 1234567890123" };
        var claim = A.Written(A.Draft(odd));
        var warning = Assert.Single(claim.Warnings());
        Assert.Equal(ClaimRefusal.WarningUnconfirmed(warning), claim.Submit(NoImages, A.Noon));

        claim = A.Written(A.Draft(odd) with { ConfirmedWarnings = [warning.Key, "invented"] });
        Assert.Equal([warning.Key], claim.ConfirmedWarnings);
        Assert.Null(claim.Submit(NoImages, A.Noon));
        Assert.Equal("T1234567890123", claim.Lines[0].InvoiceNumber);
    }

    [Fact]
    public void A_confirmation_is_about_one_value()
    {
        var odd = A.Line(100) with { InvoiceNumber = "T1234567890123" };
        var key = Assert.Single(A.Written(A.Draft(odd)).Warnings()).Key;

        var claim = A.Written(A.Draft(odd with { InvoiceNumber = "T1111111111111" }) with { ConfirmedWarnings = [key] });

        Assert.Empty(claim.ConfirmedWarnings);
        Assert.Equal("warning_unconfirmed", claim.Submit(NoImages, A.Noon)?.Code);
    }

    [Theory]
    [InlineData(Outcome.Approved, ClaimState.Approved, false)]
    [InlineData(Outcome.SentBack, ClaimState.SentBack, true)]
    [InlineData(Outcome.Rejected, ClaimState.Rejected, false)]
    [InlineData(Outcome.Withdrawn, ClaimState.Draft, true)]
    [InlineData(Outcome.NotOpened, ClaimState.Draft, true)]
    public void The_claim_follows_the_answer(Outcome outcome, ClaimState state, bool editable)
    {
        var claim = A.Submitted();

        Assert.True(claim.Follow(A.Answered(outcome), 1, A.Noon));
        Assert.Equal((state, editable), (claim.State, claim.IsEditable));
        Assert.False(claim.Follow(A.Answered(Outcome.Approved), 1, A.Noon));
        Assert.Equal(state, claim.State);
    }

    [Fact]
    public void An_answer_about_an_earlier_content_changes_nothing()
    {
        var claim = A.Submitted();
        Assert.True(claim.Follow(A.Answered(Outcome.SentBack), 1, A.Noon));
        Assert.Null(claim.Submit(NoImages, A.Noon));

        Assert.False(claim.Follow(A.Answered(Outcome.Rejected), 1, A.Noon));
        Assert.Equal((ClaimState.Submitted, 2L), (claim.State, claim.ContentVersion));
    }

    [Fact]
    public void A_claim_waits_at_the_latest_step_it_has_heard_of()
    {
        var claim = A.Submitted();
        Assert.True(claim.WaitAt(new Standing(2, 2, "部長", A.Noon.AddMinutes(1)), 1));
        Assert.False(claim.WaitAt(new Standing(1, 2, "課長", A.Noon), 1));
        Assert.Equal("部長", claim.Standing?.StepName);

        Assert.True(claim.Follow(A.Answered(Outcome.Approved), 1, A.Noon));
        Assert.Null(claim.Standing);
        Assert.False(claim.WaitAt(new Standing(3, 3, "社長", A.Noon.AddMinutes(2)), 1));
    }

    [Fact]
    public void A_copy_leaves_receipts_behind_but_keeps_their_payee()
    {
        var receipt = A.Receipt(A.Id(), "T4011001098993");
        var claim = A.Written(A.Draft(A.Line(100, receipt.Id) with { Payee = null }) with { Receipts = [receipt] });

        var copy = claim.AsTemplate(A.Id);

        Assert.Empty(copy.Receipts);
        var line = Assert.Single(copy.Lines);
        Assert.NotEqual(claim.Lines[0].Id, line.Id);
        Assert.Equal((null, "青葉文具", "T4011001098993"), (line.ReceiptId, line.Payee, line.InvoiceNumber));
    }

    [Fact]
    public void The_period_of_a_claim_spans_its_lines()
    {
        var claim = A.Written(A.Draft(
            A.Line(1) with { Date = new DateOnly(2026, 3, 30) }, A.Line(2) with { Date = null }, A.Line(3)));

        Assert.Equal((new DateOnly(2026, 3, 30), new DateOnly(2026, 4, 1)), (claim.FirstDate, claim.LastDate));
    }
}

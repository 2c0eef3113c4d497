using Seisan.Claims.Domain;
using Seisan.Kernel;

namespace Seisan.Claims.Tests.Domain;

public sealed class LegTests
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    private static readonly PassDraft Commute =
        new("渋谷", "新宿", ["原宿", "代々木"], Means.Train, new DateOnly(2026, 4, 1), new DateOnly(2026, 9, 30));

    private static CommuterPass Pass(PassDraft? typed = null) =>
        CommuterPass.Register(new TenantId(A.Id()), A.Id(), A.Hanako.Id, typed ?? Commute);

    private static Leg Leg(string from, string to, string? via = null, Means means = Means.Train, bool roundTrip = false) =>
        new(from, to, via, means, 180, roundTrip);

    private static PassCover? Cover(Leg leg, DateOnly? day = null, params CommuterPass[] passes) =>
        PassCover.Of(passes is [] ? [Pass()] : passes, leg, day ?? Day, text => text.TrimEnd('駅'));

    [Theory]
    [InlineData("渋谷", "新宿", null, true)]
    [InlineData("新宿", "渋谷", null, true)]
    [InlineData("新宿駅", "渋谷", null, true)]
    [InlineData("原宿", "代々木", null, true)]
    [InlineData("渋谷", "新宿", "原宿", true)]
    [InlineData("渋谷", "三鷹", "新宿", false)]
    [InlineData("渋谷", "新宿", "品川", false)]
    public void A_pass_covers_the_places_it_names_in_either_direction(string from, string to, string? via, bool whole)
    {
        var cover = Cover(Leg(from, to, via));

        Assert.NotNull(cover);
        Assert.Equal(whole, cover.Whole);
    }

    [Theory]
    [InlineData("渋谷", "三鷹", null)]
    [InlineData("品川", "三鷹", null)]
    [InlineData("渋谷", "渋谷", null)]
    public void A_journey_with_fewer_than_two_places_on_the_pass_has_nothing_to_do_with_it(string from, string to, string? via) =>
        Assert.Null(Cover(Leg(from, to, via)));

    [Fact]
    public void A_pass_holds_for_its_means_and_its_days()
    {
        Assert.Null(Cover(Leg("渋谷", "新宿", means: Means.Bus)));
        Assert.Null(Cover(Leg("渋谷", "新宿"), new DateOnly(2026, 3, 31)));
        Assert.NotNull(Cover(Leg("渋谷", "新宿"), new DateOnly(2026, 9, 30)));
        Assert.Null(Cover(Leg("渋谷", "新宿"), new DateOnly(2026, 10, 1)));
        Assert.NotNull(Cover(Leg("渋谷", "新宿"), new DateOnly(2046, 10, 1), Pass(Commute with { ValidUntil = null })));
    }

    [Fact]
    public void The_pass_that_covers_all_comes_before_one_that_covers_a_part()
    {
        var longer = Pass(Commute with { To = "三鷹", Stops = ["新宿"] });

        Assert.Equal(longer.Id, Cover(Leg("渋谷", "三鷹", "新宿"), null, Pass(), longer)!.Pass.Id);
    }

    [Theory]
    [InlineData(false, 180)]
    [InlineData(true, 360)]
    public void The_amount_is_the_fare_once_or_twice(bool roundTrip, long amount)
    {
        var claim = Written(Leg("渋谷", "三鷹", roundTrip: roundTrip));

        Assert.Equal((amount, amount), (claim.Lines[0].Amount, claim.Total));
        Assert.Null(claim.Submit(new HashSet<Guid>(), A.Noon));
    }

    [Fact]
    public void A_line_on_the_pass_costs_nothing_and_says_why()
    {
        var claim = Written(Leg("渋谷", "新宿", roundTrip: true), Leg("渋谷", "三鷹"));

        var leg = claim.Lines[0].Leg!;
        Assert.Equal((0L, 360L, 360L, "渋谷", "新宿"), (claim.Lines[0].Amount, leg.Gross, leg.Deducted, leg.PassFrom, leg.PassTo));
        Assert.Equal(180, claim.Total);
        Assert.Null(claim.Submit(new HashSet<Guid>(), A.Noon));
    }

    [Fact]
    public void A_claim_of_nothing_is_not_submitted() =>
        Assert.Equal(
            ClaimRefusal.NothingToPay, Written(Leg("渋谷", "新宿")).Submit(new HashSet<Guid>(), A.Noon));

    [Fact]
    public void A_journey_partly_on_the_pass_is_to_be_confirmed()
    {
        var claim = Written(Leg("渋谷", "三鷹", "新宿"));

        var warning = Assert.Single(claim.Warnings());
        Assert.Equal(("lines[0].leg.fare", "section_on_pass"), (warning.Field, warning.Code));
        Assert.Equal("warning_unconfirmed", claim.Submit(new HashSet<Guid>(), A.Noon)!.Code);
        Assert.Equal(180, claim.Total);
    }

    [Fact]
    public void What_a_journey_lacks_is_named()
    {
        var claim = Written(new Leg(null, null, null, null, null, false));

        Assert.Equal(
            [("lines[0].leg.from", "required"), ("lines[0].leg.to", "required"), ("lines[0].leg.means", "required"), ("lines[0].leg.fare", "required")],
            claim.Gaps().Select(gap => (gap.Field, gap.Code)));
    }

    [Theory]
    [InlineData(Means.Train, 29_999, true)]
    [InlineData(Means.Bus, 29_999, true)]
    [InlineData(Means.Ship, 29_999, true)]
    [InlineData(Means.Train, 30_000, false)]
    [InlineData(Means.Taxi, 1_000, false)]
    [InlineData(Means.Plane, 10_000, false)]
    [InlineData(Means.Car, 1_000, false)]
    public void Public_transport_below_30_000_yen_needs_no_invoice(Means means, long fare, bool none)
    {
        Assert.Equal(none, (Leg("渋谷", "三鷹", means: means) with { Fare = fare }).NeedsNoInvoice);
        Assert.False((Leg("渋谷", "三鷹") with { Fare = 15_000, RoundTrip = true }).NeedsNoInvoice);
    }

    private static ExpenseClaim Written(params Leg[] legs)
    {
        var pass = Pass();
        var claim = A.Begin(ClaimForm.Transport);
        Assert.Null(claim.Write(
            A.Draft([.. legs.Select(leg => A.Line(null) with { Leg = leg })]), A.Hanako,
            line => A.At(10)(line) with { Pass = PassCover.Of([pass], line.Leg!, Day, text => text) },
            TaxRounding.Floor, A.Noon));
        return claim;
    }
}

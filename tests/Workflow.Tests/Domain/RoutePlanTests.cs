using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Tests.Domain;

public sealed class RoutePlanTests
{
    // 本社 (director 高橋) ← 営業部 (伊藤) ← 営業課 (鈴木): 佐藤
    private readonly Org _org = new Org()
        .Unit("本社", null, "高橋").Unit("営業部", "本社", "伊藤").Unit("営業課", "営業部", "鈴木").Unit("経理部", "本社", "渡辺")
        .With("高橋", "本社").With("伊藤", "営業部").With("鈴木", "営業課").With("佐藤", "営業課", mayDecide: false)
        .With("渡辺", "経理部").With("中村", "経理部", role: "accountant").With("小林", "経理部", role: "accountant");

    [Fact]
    public void Heads_are_counted_upwards_from_the_claimants_department() => Assert.Equal(
        ["鈴木", "伊藤", "高橋"], Approvers(_org.Plan("佐藤", "営業課", 1, Org.Head(0), Org.Head(1), Org.Head(2))));

    [Fact]
    public void Above_the_top_the_topmost_head_stands_in_without_having_moved_up()
    {
        var plan = _org.Plan("佐藤", "営業課", 1, Org.Head(9));
        Assert.Equal(["高橋"], Approvers(plan));
        Assert.False(plan.Steps[0].MovedUp);
    }

    [Fact]
    public void A_head_who_claims_is_passed_over_and_the_step_says_so()
    {
        var plan = _org.Plan("鈴木", "営業課", 1, Org.Head(0));
        Assert.Equal(("伊藤", true), (Approvers(plan).Single(), plan.Steps[0].MovedUp));
    }

    [Fact]
    public void Several_levels_without_a_head_are_passed_over()
    {
        var org = new Org().Unit("本社", null, "高橋").Unit("部", "本社").Unit("課", "部").With("高橋", "本社").With("佐藤", "課");
        Assert.Equal(["高橋"], Approvers(org.Plan("佐藤", "課", 1, Org.Head(0))));
    }

    [Fact]
    public void A_head_who_may_not_decide_counts_as_vacant()
    {
        var org = new Org().Unit("本社", null, "高橋").Unit("課", "本社", "鈴木").With("高橋", "本社").With("鈴木", "課", mayDecide: false).With("佐藤", "課");
        var plan = org.Plan("佐藤", "課", 1, Org.Head(0));
        Assert.Equal(("高橋", true), (Approvers(plan).Single(), plan.Steps[0].MovedUp));
    }

    [Fact]
    public void At_the_very_top_nobody_is_left_for_the_own_claim()
    {
        var plan = _org.Plan("高橋", "本社", 1, Org.Head(0));
        Assert.Equal(("長0", 0), (plan.WithoutApprover, plan.Steps.Count));
    }

    [Fact]
    public void A_person_who_claims_gives_way_to_their_own_head() => Assert.Equal(
        ["渡辺"], Approvers(_org.Plan("中村", "経理部", 1, _org.Named("中村"))));

    [Fact]
    public void A_person_who_has_left_gives_way_to_the_head_of_their_department()
    {
        var org = _org.With("退職", "経理部", mayDecide: false);
        var plan = org.Plan("佐藤", "営業課", 1, org.Named("退職"));
        Assert.Equal(("渡辺", true), (Approvers(plan).Single(), plan.Steps[0].MovedUp));
    }

    [Fact]
    public void Everybody_with_the_role_but_the_claimant_may_decide_a_step_by_role()
    {
        Assert.Equal(["中村", "小林"], _org.Plan("佐藤", "営業課", 1, Org.Role("accountant")).Steps[0].Approvers.Select(one => one.Name));
        Assert.Equal(["小林"], Approvers(_org.Plan("中村", "経理部", 1, Org.Role("accountant"))));
    }

    [Fact]
    public void A_role_that_nobody_holds_moves_up_to_the_claimants_head() => Assert.Equal(
        ["鈴木"], Approvers(_org.Plan("佐藤", "営業課", 1, Org.Role("approver"))));

    [Theory]
    [InlineData(49999, 1)]
    [InlineData(50000, 2)]
    public void A_step_is_needed_only_in_its_range(long total, int steps) => Assert.Equal(
        steps, _org.Plan("佐藤", "営業課", total, Org.Head(0), Org.Head(2, min: 50000)).Steps.Count);

    [Fact]
    public void Two_steps_in_a_row_that_fall_to_one_person_become_one()
    {
        var plan = _org.Plan("鈴木", "営業課", 1, Org.Head(0), Org.Head(1), Org.Head(2));
        Assert.Equal(["伊藤", "高橋"], Approvers(plan));
        Assert.Equal(("長0・長1", true), (plan.Steps[0].Name, plan.Steps[0].MovedUp));
    }

    [Fact]
    public void A_loop_in_the_tree_of_departments_ends()
    {
        var org = new Org().Unit("甲", "乙").Unit("乙", "甲").With("佐藤", "甲");
        Assert.Equal("長0", org.Plan("佐藤", "甲", 1, Org.Head(0)).WithoutApprover);
    }

    private static IEnumerable<string> Approvers(RoutePlan plan) => plan.Steps.Select(step => Assert.Single(step.Approvers).Name);
}

public sealed class RouteDefinitionTests
{
    [Theory]
    [InlineData("expense", 9999, false)]
    [InlineData("expense", 10000, true)]
    [InlineData("expense", 49999, true)]
    [InlineData("expense", 50000, false)]
    [InlineData("invoice", 20000, false)]
    public void A_route_fits_its_form_from_its_lower_bound_to_under_its_upper_one(string form, long total, bool fits) =>
        Assert.Equal(fits, new RouteDefinition("中", "expense", 1, new AmountRange(10000, 50000), true, []).Fits(form, total));

    [Fact]
    public void A_route_out_of_use_fits_nothing() =>
        Assert.False(new RouteDefinition("旧", null, 1, AmountRange.Any, false, []).Fits("expense", 1));
}

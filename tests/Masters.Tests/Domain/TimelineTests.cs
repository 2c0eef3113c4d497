using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Masters.Domain.Kinds;
using Seisan.Masters.Domain.Timelines;

namespace Seisan.Masters.Tests.Domain;

public sealed class TimelineTests
{
    private static readonly DateOnly Spring = new(2026, 4, 1), Autumn = new(2026, 10, 1);

    [Fact]
    public void A_version_holds_until_the_day_before_the_next()
    {
        var rank = A("R1", new Dated<Rank>(Spring, true, new("課長", 30)), new Dated<Rank>(Autumn, true, new("室長", 30)));

        Assert.Null(rank.On(Spring.AddDays(-1)));
        Assert.Equal("課長", Assert.IsType<Dated<Rank>>(rank.On(Autumn.AddDays(-1))).Content.Name);
        Assert.Equal("室長", Assert.IsType<Dated<Rank>>(rank.On(Autumn)).Content.Name);
    }

    [Fact]
    public void The_same_version_again_changes_nothing()
    {
        var rank = A("R1", new Dated<Rank>(Spring, true, new("課長", 30)));

        Assert.False(rank.Put(new(Spring, true, new("課長", 30))));
        Assert.True(rank.Put(new(Spring, false, new("課長", 30))));
    }

    [Fact]
    public void A_department_inside_itself_is_found_only_on_the_day_it_happens()
    {
        Guid a = Guid.CreateVersion7(), b = Guid.CreateVersion7(), c = Guid.CreateVersion7();
        Master<Department>[] sound =
        [
            new(a, "A", 1, [new(Spring, true, new("A", null))]),
            new(b, "B", 1, [new(Spring, true, new("B", a))]),
            new(c, "C", 1, [new(Spring, true, new("C", b))]),
        ];
        Assert.Empty(DepartmentTree.InCircles(sound));

        sound[0].Put(new(Autumn, true, new("A", c)));

        Assert.Equal(["A", "B", "C"], DepartmentTree.InCircles(sound).Select(one => one.Code));
    }

    [Fact]
    public void A_line_may_name_a_department_that_a_later_line_brings()
    {
        var plan = Import("コード,適用開始日,有効,部門名,上位部門コード\nB,2026-04-01,1,営業部,A\nA,2026/4/1,○,本社,\n");

        Assert.Empty(plan.Errors);
        Assert.Equal((2, 2, 0, 0), (plan.Rows, plan.Created, plan.Changed, plan.Unchanged));
        var parent = plan.Touched.Single(one => one.Code == "A");
        Assert.Equal(parent.Id, plan.Touched.Single(one => one.Code == "B").Versions[0].Content.ParentId);
    }

    [Theory]
    [InlineData("B,2026-04-01,1,営業部,X\n", "上位部門コード", "unknown_code")]
    [InlineData("B,2026-13-01,1,営業部,\n", "適用開始日", "not_a_day")]
    [InlineData("B,0001-01-01,1,営業部,\n", "適用開始日", "not_a_day")]
    [InlineData("B,9999-12-31,1,営業部,\n", "適用開始日", "not_a_day")]
    [InlineData("B,2026-04-01,maybe,営業部,\n", "有効", "not_a_flag")]
    [InlineData("B,2026-04-01,1,,\n", "部門名", "required")]
    [InlineData("あ,2026-04-01,1,営業部,\n", "コード", "not_a_code")]
    [InlineData("B,2026-04-01,1,営業部\n", null, "csv_cell_count")]
    [InlineData("B,2026-04-01,1,営業部,B\n", null, "department_cycle")]
    public void Errors_name_line_column_and_reason(string line, string? column, string code)
    {
        var plan = Import("コード,適用開始日,有効,部門名,上位部門コード\n" + line);

        var error = Assert.Single(plan.Errors);
        Assert.Equal((2, column, code), (error.Line, error.Column, error.Code));
    }

    [Theory]
    [InlineData("コード,適用開始日,有効,部門名\n", "上位部門コード", "csv_missing_column")]
    [InlineData("コード,適用開始日,有効,部門名,上位部門コード,色\n", "色", "csv_unknown_column")]
    [InlineData("コード,適用開始日,有効,部門名,上位部門コード,code\n", "code", "csv_double_column")]
    [InlineData("", null, "csv_empty")]
    public void Headings_must_be_whole(string text, string? column, string code)
    {
        var error = Assert.Single(Import(text).Errors);

        Assert.Equal((1, column, code), (error.Line, error.Column, error.Code));
    }

    private static ImportPlan<Department> Import(string text)
    {
        var kind = MasterKinds.Departments;
        return ImportPlan.Make(kind, CsvTable.Read(text, kind.AllColumns), [], new CodeBook(), Guid.CreateVersion7);
    }

    private static Master<Rank> A(string code, params Dated<Rank>[] versions) => new(Guid.CreateVersion7(), code, 1, versions);
}

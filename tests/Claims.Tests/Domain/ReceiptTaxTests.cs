using Seisan.Claims.Domain;

namespace Seisan.Claims.Tests.Domain;

public sealed class ReceiptTaxTests
{
    [Fact]
    public void Two_receipts_of_1007_are_91_and_91()
    {
        var (first, second) = (A.Receipt(), A.Receipt());
        var claim = A.Written(A.Draft(A.Line(1_007, first.Id), A.Line(1_007, second.Id)) with
        {
            Receipts = [first, second],
        });

        Assert.Equal([new TaxTotal(10, 2_014, 182)], claim.Taxes);
    }

    [Fact]
    public void One_receipt_with_two_lines_of_1007_is_183()
    {
        var receipt = A.Receipt();
        var claim = A.Written(A.Draft(A.Line(1_007, receipt.Id), A.Line(1_007, receipt.Id)) with
        {
            Receipts = [receipt],
        });

        Assert.Equal([new TaxTotal(10, 2_014, 183)], claim.Taxes);
        Assert.Equal(183, claim.Tax);
    }

    [Fact]
    public void The_shares_of_its_lines_add_up_to_the_tax_of_a_receipt()
    {
        var receipt = A.Receipt();
        var claim = A.Written(A.Draft(A.Line(1_007, receipt.Id), A.Line(1_007, receipt.Id), A.Line(1_007)) with
        {
            Receipts = [receipt],
        });

        var shares = ReceiptTax.Shares(claim.Lines, TaxRounding.Floor);

        Assert.Equal([91L, 92L, 91L], claim.Lines.OrderBy(line => line.Number).Select(line => shares[line.Id]));
        Assert.Equal(claim.Tax, shares.Values.Sum());
    }

    [Fact]
    public void Lines_without_a_receipt_are_documents_of_their_own()
    {
        var claim = A.Written(A.Draft(A.Line(1_007), A.Line(1_007)));

        Assert.Equal([new TaxTotal(10, 2_014, 182)], claim.Taxes);
    }

    [Fact]
    public void Rates_of_one_receipt_are_rounded_apart()
    {
        var (receipt, food) = (A.Receipt(), A.Id());
        var claim = A.Written(
            A.Draft(A.Line(1_007, receipt.Id), A.Line(1_007, receipt.Id, food), A.Line(500, receipt.Id, food)) with
            {
                Receipts = [receipt],
            },
            line => A.At(line.CategoryId == food ? 8 : 10)(line));

        Assert.Equal([new TaxTotal(10, 1_007, 91), new TaxTotal(8, 1_507, 111)], claim.Taxes);
        Assert.Equal((2_514L, 202L), (claim.Total, claim.Tax));
    }

    [Fact]
    public void No_tax_is_in_an_amount_without_a_rate()
    {
        Assert.Equal([new TaxTotal(0, 5_000, 0)], A.Written(A.Draft(A.Line(5_000)), A.At(0)).Taxes);
        Assert.Empty(A.Written(A.Draft(A.Line(5_000)), _ => LineMasters.None).Taxes);
    }

    [Theory]
    [InlineData(TaxRounding.Floor, 1_007, 10, 91)]
    [InlineData(TaxRounding.HalfUp, 1_007, 10, 92)]
    [InlineData(TaxRounding.Ceil, 1_007, 10, 92)]
    [InlineData(TaxRounding.HalfUp, 1_000, 10, 91)]
    [InlineData(TaxRounding.Ceil, 1_100, 10, 100)]
    [InlineData(TaxRounding.Floor, 1, 8, 0)]
    [InlineData(TaxRounding.Ceil, 1, 8, 1)]
    [InlineData(TaxRounding.Floor, 9_999_999_999, 10, 909_090_909)]
    public void The_tenant_chooses_how_a_fraction_is_rounded(TaxRounding rounding, long gross, int rate, long tax) =>
        Assert.Equal(tax, ReceiptTax.Of(gross, rate, rounding).Tax);
}

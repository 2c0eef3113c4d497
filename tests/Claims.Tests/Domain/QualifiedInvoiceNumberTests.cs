using Seisan.Claims.Domain;

namespace Seisan.Claims.Tests.Domain;

public sealed class QualifiedInvoiceNumberTests
{
    [Theory]
    [InlineData("T4011001098993")]
    [InlineData("T7123456789012")]
    [InlineData("T7010705000725")]
    [InlineData("T2120901007402")]
    [InlineData("T1180301018771")]
    [InlineData("T9020001031109")]
    [InlineData("T8013401000626")]
    public void Numbers_of_real_companies_have_a_valid_check_digit(string typed) =>
        Assert.True(Read(typed).HasValidCheckDigit);

    [Theory]
    [InlineData("T1234567890123")]
    [InlineData("T1111111111111")]
    public void A_wrong_check_digit_is_still_of_the_form(string typed) => Assert.False(Read(typed).HasValidCheckDigit);

    [Theory]
    [InlineData("t4011001098993")]
    [InlineData("T4-0110-0109-8993")]
    [InlineData(" T 4011 0010 98993 ")]
    [InlineData("Ｔ４０１１００１０９８９９３")]
    [InlineData("Ｔ４０１１－００１０－９８９９３")]
    [InlineData("T4011−0010‐98993")]
    [InlineData("Ｔ　4011ー001098993")]
    public void What_people_type_is_brought_into_the_normal_form(string typed) =>
        Assert.Equal("T4011001098993", Read(typed).Value);

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("T123456789012")]
    [InlineData("T12345678901234")]
    [InlineData("4011001098993")]
    [InlineData("T0011001098993")]
    [InlineData("T401100109899A")]
    [InlineData("TT011001098993")]
    [InlineData("T40110010989٩3")]
    public void Anything_else_is_refused(string typed) => Assert.Null(QualifiedInvoiceNumber.Read(typed));

    private static QualifiedInvoiceNumber Read(string typed)
    {
        var number = QualifiedInvoiceNumber.Read(typed);
        Assert.NotNull(number);
        return number.Value;
    }
}

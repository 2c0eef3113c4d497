using System.Net;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class PublicDataTests(MastersService service) : IClassFixture<MastersService>
{
    private readonly HttpClient _client = service.As(TestPerson.InNewTenant());

    [Theory]
    [InlineData("banks?text=0005", "0005")]
    [InlineData("banks?text=三菱UFJ", "0005")]
    [InlineData("banks?text=みつびしゆーえふじぇい", "0005")]
    [InlineData("banks?text=ゆうちょ", "9900")]
    [InlineData("banks/9900/branches?text=〇五八", "058")]
    [InlineData("banks/0001/branches?text=まるのうちちゅうおう", "004")]
    [InlineData("banks/0001/branches?text=001", "001")]
    public async Task Banks_and_branches_are_found_by_code_name_and_kana(string path, string code) =>
        Assert.Contains(code, await _client.Codes(path));

    [Fact]
    public async Task All_banks_can_be_walked()
    {
        var codes = new List<string>();
        string? after = null;
        do
        {
            var page = await _client.Get($"banks?limit=200{(after is null ? "" : $"&after={after}")}");
            codes.AddRange(page.GetProperty("items").EnumerateArray().Select(bank => bank.GetProperty("code").GetString()!));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);

        Assert.InRange(codes.Count, 1_000, 2_000);
        Assert.Equal(codes.Order(StringComparer.Ordinal).Distinct(), codes);
    }

    [Fact]
    public async Task Holidays_are_listed_by_year_and_unknown_years_refused()
    {
        Assert.Equal(18, (await _client.Get("holidays?year=2026")).GetArrayLength());
        var response = await _client.GetAsync(At("/api/v1/holidays?year=9999"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_bank_that_is_none_has_no_branches()
    {
        var response = await _client.GetAsync(At("/api/v1/banks/9999/branches"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}

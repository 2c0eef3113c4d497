using System.Net;
using System.Net.Http.Headers;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Accounting.Tests.Features;

public sealed class PeriodTests(AccountingService service) : IClassFixture<AccountingService>
{
    private static readonly DateOnly October = new(2026, 10, 15), November = new(2026, 11, 20);

    [Fact]
    public async Task Nothing_is_posted_into_a_softly_closed_month_until_it_is_opened_again()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001", November));
        Assert.Equal(HttpStatusCode.OK, (await Change(books, books.Accountant, "2026-11", "soft")).StatusCode);

        Assert.Equal(0, (await books.Post()).GetProperty("entries").GetInt32());
        Assert.Equal("period_soft_closed", Assert.Single((await books.Get("/api/v1/posting-preview?through=2026-12-31")).GetProperty("problems").EnumerateArray()).GetProperty("code").GetString());
        await Change(books, books.Accountant, "2026-11", "open");

        Assert.Equal(1, (await books.Post()).GetProperty("entries").GetInt32());
    }

    [Fact]
    public async Task Who_may_close_still_posts_into_a_softly_closed_month()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001", November));
        await Change(books, books.Accountant, "2026-11", "soft");

        var preview = await books.Get("/api/v1/posting-preview?through=2026-12-31", books.Accountant.With(Permissions.AccountingClose));

        Assert.Equal(1, preview.GetProperty("entries").GetInt32());
    }

    [Fact]
    public async Task A_month_closed_for_good_stays_closed()
    {
        var books = await Books.Open(service);
        await books.Approve(books.Claim(await books.Employ("佐藤", "E001", null), "EX-2026-000001", November));
        await books.Post();

        Assert.Equal(HttpStatusCode.Forbidden, (await Change(books, books.Accountant, "2026-11", "hard")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Change(books, books.Administrator, "2026-11", "hard")).StatusCode);
        var opened = await Change(books, books.Administrator, "2026-11", "open");

        Assert.Equal((HttpStatusCode.Conflict, "period_hard_closed"), (opened.StatusCode, await Books.CodeOf(opened)));
    }

    [Fact]
    public async Task A_month_with_unposted_claims_or_an_open_one_before_it_is_not_closed_for_good()
    {
        var books = await Books.Open(service);
        var sato = await books.Employ("佐藤", "E001", null);
        await books.Approve(books.Claim(sato, "EX-2026-000001", October), books.Claim(sato, "EX-2026-000002", November));
        Assert.Equal("unposted_claims", await Books.CodeOf(await Change(books, books.Administrator, "2026-11", "hard")));
        await books.Post();

        Assert.Equal("previous_period_open", await Books.CodeOf(await Change(books, books.Administrator, "2026-11", "hard")));
        await Change(books, books.Administrator, "2026-10", "hard");

        Assert.Equal(HttpStatusCode.OK, (await Change(books, books.Administrator, "2026-11", "hard")).StatusCode);
    }

    [Fact]
    public async Task Of_two_who_close_at_once_one_is_told_that_the_month_has_changed()
    {
        var books = await Books.Open(service);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Put(books, books.Accountant, "2026-11", "soft", 0)));

        Assert.Single(answers, answer => answer.IsSuccessStatusCode);
        Assert.All(answers.Where(answer => !answer.IsSuccessStatusCode), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode));
    }

    private static async Task<HttpResponseMessage> Change(Books books, TestPerson person, string month, string state)
    {
        var year = await books.Get($"/api/v1/closing-periods?year={month[..4]}");
        var version = year.GetProperty("items").EnumerateArray().Single(one => one.GetProperty("month").GetString() == month).GetProperty("version").GetUInt32();
        return await Put(books, person, month, state, version);
    }

    private static Task<HttpResponseMessage> Put(Books books, TestPerson person, string month, string state, uint version) =>
        books.Send(person, HttpMethod.Put, $"/api/v1/closing-periods/{month}", new { state }, new EntityTagHeaderValue($"\"{version}\""));
}

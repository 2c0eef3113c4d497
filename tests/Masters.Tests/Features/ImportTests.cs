using System.Net;
using System.Text;
using System.Text.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Masters.Domain.Csv;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class ImportTests(MastersService service) : IClassFixture<MastersService>
{
    private const string Departments = "コード,適用開始日,有効,部門名,上位部門コード\r\nD1,2026-04-01,1,本社,\r\nD2,2026-04-01,1,営業部,D1\r\n";
    private const string Ranks = "コード,適用開始日,有効,役職名,順位\r\nR30,2026-04-01,1,課長,30\r\n";
    private const string Employees =
        "コード,適用開始日,有効,氏名,氏名カナ,メールアドレス,上司コード,部門コード,役職コード,部門長,兼務\r\n"
        + "E1,2026-04-01,1,髙橋 一郎,タカハシ イチロウ,e1@example.com,,D1,R30,1,D2/R30/head\r\n"
        + "E1,2027-04-01,1,髙橋 一郎,タカハシ イチロウ,e1@example.com,,D2,,0,D1\r\n"
        + "E2,2026-04-01,1,=佐藤,サトウ,,E1,D2,,0,\r\n";

    private readonly TestPerson _admin = Administrator();
    private HttpClient Client => service.As(_admin);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-8-bom")]
    [InlineData("shift_jis")]
    public async Task An_export_imports_again_unchanged(string encoding)
    {
        await Arrange();
        foreach (var kind in (string[])["departments", "ranks", "employees"])
        {
            var file = await Client.GetByteArrayAsync(At($"/api/v1/{kind}/export?encoding={encoding}"), Cancel);

            var again = await (await Client.Import(kind, file, $"?encoding={encoding}")).Json();

            Assert.Equal((0, 0), (again.GetProperty("created").GetInt32(), again.GetProperty("changed").GetInt32()));
            Assert.Equal(again.GetProperty("rows").GetInt32(), again.GetProperty("unchanged").GetInt32());
            Assert.Equal(file, await Client.GetByteArrayAsync(At($"/api/v1/{kind}/export?encoding={encoding}"), Cancel));
        }
    }

    [Fact]
    public async Task A_formula_leaves_disarmed_and_comes_back_as_it_was()
    {
        await Arrange();

        var file = await Client.GetStringAsync(At("/api/v1/employees/export"), Cancel);

        Assert.Contains(",'=佐藤,", file, StringComparison.Ordinal);
        var sato = (await Client.Get("employees?text=佐藤")).GetProperty("items")[0];
        Assert.Equal("=佐藤", sato.GetProperty("name").GetString());
    }

    [Fact]
    public async Task An_employee_keeps_several_dated_affiliations()
    {
        await Arrange();

        var employee = (await Client.Get("employees?on=2026-05-01")).GetProperty("items")[0];
        var affiliations = employee.GetProperty("content").GetProperty("affiliations");

        Assert.Equal(2, affiliations.GetArrayLength());
        Assert.All(affiliations.EnumerateArray(), one => Assert.True(one.GetProperty("head").GetBoolean()));
        var later = (await Client.Get("employees?on=2027-05-01")).GetProperty("items")[0].GetProperty("content").GetProperty("affiliations");
        Assert.All(later.EnumerateArray(), one => Assert.False(one.GetProperty("head").GetBoolean()));
    }

    [Fact]
    public async Task A_dry_run_counts_and_changes_nothing()
    {
        var result = await (await Client.Import("departments", Departments, "?dryRun=true")).Json();

        Assert.Equal((true, 2, 2), (result.GetProperty("dryRun").GetBoolean(), result.GetProperty("rows").GetInt32(), result.GetProperty("created").GetInt32()));
        Assert.Empty(await Client.Codes("departments"));
        Assert.Empty(await service.Outbox<DepartmentChanged>(_admin.Tenant));
    }

    [Fact]
    public async Task One_bad_line_and_nothing_is_imported()
    {
        var response = await Client.Import("departments", Departments + "D3,2026-04-01,1,経理部,X9\r\nD4,いつか,1,総務部,D1\r\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var errors = (await response.Json()).GetProperty("errors").EnumerateArray().Select(Read).ToList();
        Assert.Equal([(4, "上位部門コード", "unknown_code"), (5, "適用開始日", "not_a_day")], errors);
        Assert.Empty(await Client.Codes("departments"));
        Assert.Empty(await service.Outbox<DepartmentChanged>(_admin.Tenant));
        Assert.Empty(await service.Outbox<AuditRecorded>(_admin.Tenant));

        static (int, string?, string?) Read(JsonElement error) =>
            (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_its_line()
    {
        var response = await Client.Import("departments", CsvEncoding.Encode(Departments, CsvEncoding.ShiftJis), "?encoding=utf-8");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        var error = (await response.Json()).GetProperty("errors")[0];
        Assert.Equal((1, "csv_encoding"), (error.GetProperty("line").GetInt32(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Errors_are_told_in_the_language_of_the_reader()
    {
        using var client = Client;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");

        var english = await (await client.Import("departments", "code\r\n")).Json();
        var japanese = await (await Client.Import("departments", "code\r\n")).Json();

        Assert.Equal("The column is missing.", english.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal("列がありません。", japanese.GetProperty("errors")[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_body_of_another_type_or_size_is_refused()
    {
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await Client.PostAsync(At("/api/v1/ranks/import"), json, Cancel)).StatusCode);
        using var patient = Client;
        patient.DefaultRequestHeaders.ExpectContinue = true; // the answer comes before the body is sent
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await patient.Import("ranks", new byte[10 * 1024 * 1024])).StatusCode);
    }

    [Fact]
    public async Task A_character_that_shift_jis_lacks_is_named_and_nothing_is_replaced()
    {
        await Client.Register("ranks", "R1", new { name = "部長😀", level = 1 });

        var response = await Client.GetAsync(At("/api/v1/ranks/export?encoding=shift_jis"), Cancel);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("not_in_encoding", (await response.Json()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_large_import_is_told_in_events_of_at_most_200_rows_and_200_kilobytes()
    {
        var name = new string('名', 90);
        var file = "code,from,active,name,name_kana,invoice_number\r\n" + Lines(1_000, at => $"C{at.D("0000")},2026-04-01,1,{name}{at},{name},");

        (await Client.Import("counterparties", file)).EnsureSuccessStatusCode();

        var events = await service.Outbox<CounterpartyChanged>(_admin.Tenant);
        Assert.Equal(1_000, events.SelectMany(one => one.Items).Select(item => item.Id).Distinct().Count());
        Assert.All(events, one => Assert.InRange(one.Items.Count, 1, 200));
        Assert.All(events, one => Assert.InRange(JsonSerializer.SerializeToUtf8Bytes(one, JsonSerializerOptions.Web).Length, 1, 200 * 1024));
    }

    private async Task Arrange()
    {
        (await Client.Import("departments", Departments)).EnsureSuccessStatusCode();
        (await Client.Import("ranks", Ranks)).EnsureSuccessStatusCode();
        (await Client.Import("employees", Employees)).EnsureSuccessStatusCode();
    }
}

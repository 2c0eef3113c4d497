using System.Net;
using System.Net.Http.Json;
using Seisan.Contracts.Audit;
using Seisan.Contracts.Masters;
using Seisan.Platform.Testing;
using static Seisan.Masters.Tests.Conversation;

namespace Seisan.Masters.Tests.Features;

public sealed class ContactTests(MastersService service) : IClassFixture<MastersService>
{
    private static readonly object[] Two =
    [
        new { name = " 山田 陽子 ", email = "yamada@aoba.example", language = "ja" }, new { name = "Emma", email = "emma@aoba.example", language = "en" },
    ];

    private readonly TestPerson _administrator = Administrator();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_is_replaced_as_a_whole_told_with_a_version_and_logged()
    {
        var client = service.As(_administrator);
        Assert.Equal(0, (await client.Get("tenant-contacts")).GetProperty("contacts").GetArrayLength());

        using var first = await Put(client, Two, "\"0\"");
        using var second = await Put(client, Two[1..], first.Headers.ETag!.Tag);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        var told = await service.Outbox<TenantContactsChanged>(_administrator.Tenant);
        Assert.Equal([1, 2], told.Select(one => one.Version));
        Assert.Equal(new TenantContact("山田 陽子", "yamada@aoba.example", "ja"), told[0].Contacts[0]);
        Assert.Equal("Emma", Assert.Single(told[1].Contacts).Name);
        Assert.Equal(2, (await service.Outbox<AuditRecorded>(_administrator.Tenant)).Count(one => one.Operation == "ChangeTenantContacts"));
    }

    [Fact]
    public async Task Who_saw_an_older_list_does_not_write_over_it()
    {
        var client = service.As(_administrator);
        (await Put(client, Two, "\"0\"")).EnsureSuccessStatusCode();

        using var late = await Put(client, [], "\"0\"");

        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);
        Assert.Equal(2, (await client.Get("tenant-contacts")).GetProperty("contacts").GetArrayLength());
    }

    [Theory]
    [InlineData("", "a@b.example", "ja", "contacts[0].name required")]
    [InlineData("山田", "not an address", "ja", "contacts[0].email not_an_address")]
    [InlineData("山田", "山田 <a@b.example>", "ja", "contacts[0].email not_an_address")]
    [InlineData("山田", "a@b.example", "fr", "contacts[0].language unknown_language")]
    [InlineData("山田", "EMMA@aoba.example", "ja", "contacts[1].email address_twice")]
    public async Task What_is_wrong_is_said_beside_its_field(string name, string email, string language, string expected)
    {
        using var answer = await Put(service.As(_administrator), [new { name, email, language }, Two[1]], "\"0\"");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(expected, (await answer.Json()).GetProperty("errors").EnumerateObject()
            .SelectMany(one => one.Value.EnumerateArray().Select(error => $"{one.Name} {error.GetProperty("code").GetString()}")));
    }

    [Fact]
    public async Task Another_company_sees_none_of_it_and_an_employee_may_not_look()
    {
        (await Put(service.As(_administrator), Two, "\"0\"")).EnsureSuccessStatusCode();

        var others = await service.As(Administrator()).Get("tenant-contacts");
        using var employee = await service.As(TestPerson.In(_administrator.Tenant)).GetAsync(At("/api/v1/tenant-contacts"), Cancel);

        Assert.Equal(0, others.GetProperty("contacts").GetArrayLength());
        Assert.Equal(HttpStatusCode.Forbidden, employee.StatusCode);
    }

    private static async Task<HttpResponseMessage> Put(HttpClient client, object[] contacts, string seen)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, At("/api/v1/tenant-contacts")) { Content = JsonContent.Create(new { contacts }) };
        request.Headers.TryAddWithoutValidation("If-Match", seen);
        return await client.SendAsync(request, Cancel);
    }
}

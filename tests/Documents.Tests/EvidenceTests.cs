using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Seisan.Contracts.Claims;
using Seisan.Contracts.Documents;
using Seisan.Contracts.Workflow;
using Seisan.Kernel;
using Seisan.Platform.Testing;

namespace Seisan.Documents.Tests;

public sealed class EvidenceTests(DocumentsService service) : IClassFixture<DocumentsService>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
    private readonly TestPerson _sato = TestPerson.InNewTenant();

    [Fact]
    public async Task A_receipt_comes_back_as_it_was_sent_and_no_browser_runs_it()
    {
        var bytes = Tests.Files.Pdf(300_000);
        var made = await UploadAsync(bytes, "領収書.pdf");

        var response = await service.As(_sato).GetAsync(ContentOf(made), Cancel);

        Assert.Equal(bytes, await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal("application/pdf", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("領収書.pdf", response.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("sandbox; default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.True(response.Headers.CacheControl!.NoStore && response.Headers.CacheControl.Private);
    }

    [Fact]
    public async Task A_photograph_is_shown_without_its_metadata_and_kept_with_them()
    {
        var bytes = Tests.Files.Photograph(little: true);
        var made = await UploadAsync(bytes, "領収書.jpg");
        var original = new Uri(ContentOf(made).ToString().Replace("/content", "/original", StringComparison.Ordinal), UriKind.Relative);

        var shown = await service.As(_sato).GetByteArrayAsync(ContentOf(made), Cancel);
        var kept = await service.As(_sato).GetByteArrayAsync(original, Cancel);
        var accountant = await service.As(TestPerson.In(_sato.Tenant).As(Roles.Accountant)).GetAsync(original, Cancel);
        var colleague = await service.As(TestPerson.In(_sato.Tenant)).GetAsync(original, Cancel);

        Assert.True(shown.AsSpan().IndexOf("GPS"u8) < 0);
        Assert.Equal(bytes, kept);
        Assert.Equal(made.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(kept)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (accountant.StatusCode, colleague.StatusCode));
        Assert.Equal(
            ["StoreEvidence", "GetEvidenceOriginal", "GetEvidenceOriginal"],
            (await service.Outbox<Seisan.Contracts.Audit.AuditRecorded>(_sato.Tenant)).Select(entry => entry.Operation));
    }

    [Fact]
    public async Task What_was_stored_is_told_and_recorded_with_its_hash()
    {
        var bytes = Tests.Files.Pdf();
        var made = await UploadAsync(bytes, "a.pdf");

        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Equal(hash, made.GetProperty("sha256").GetString());
        var told = Assert.Single(await service.Outbox<EvidenceStored>(_sato.Tenant));
        Assert.Equal((hash, _sato.UserId, "application/pdf", (long)bytes.Length), (told.Sha256, told.OwnerId, told.ContentType, told.Size));
        Assert.Equal("StoreEvidence", Assert.Single(await service.Outbox<Seisan.Contracts.Audit.AuditRecorded>(_sato.Tenant)).Operation);
    }

    [Fact]
    public async Task No_plain_byte_lies_in_the_store()
    {
        await UploadAsync([.. "%PDF-1.7\n"u8, .. "普通預金7654321"u8, .. "\n%%EOF"u8], "a.pdf");

        var file = Assert.Single(SealedFiles());
        Assert.Equal(-1, (await File.ReadAllBytesAsync(file, Cancel)).AsSpan().IndexOf("7654321"u8));
    }

    [Theory]
    [InlineData("html", "a.png", HttpStatusCode.UnsupportedMediaType, "file_kind_not_accepted")]
    [InlineData("pdf", "a.png", HttpStatusCode.UnsupportedMediaType, "file_in_disguise")]
    [InlineData("huge", "a.png", HttpStatusCode.RequestEntityTooLarge, "image_too_many_pixels")]
    [InlineData("empty", "a.png", HttpStatusCode.BadRequest, "file_empty")]
    [InlineData("big", "a.pdf", HttpStatusCode.RequestEntityTooLarge, "too_large")]
    public async Task What_is_not_a_receipt_is_refused_and_leaves_nothing(string kind, string name, HttpStatusCode status, string code)
    {
        var bytes = kind switch
        {
            "html" => Tests.Files.Html,
            "pdf" => Tests.Files.Pdf(),
            "huge" => Tests.Files.Png(20_000, 20_000),
            "big" => Tests.Files.Pdf(10 * 1024 * 1024),
            _ => [],
        };

        var response = await PostAsync(bytes, name);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("code").GetString());
        Assert.Empty(SealedFiles());
        Assert.Empty(await service.Outbox<EvidenceStored>(_sato.Tenant));
    }

    [Fact]
    public async Task A_big_body_of_unknown_length_is_refused_too()
    {
        using var content = new StreamContent(new Endless());
        var response = await service.As(_sato).PostAsync(new Uri("/api/v1/evidence", UriKind.Relative), content, Cancel);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task The_same_upload_sent_again_under_its_key_is_stored_once()
    {
        var client = service.As(_sato);
        client.DefaultRequestHeaders.Add("Idempotency-Key", "upload-1");
        var first = await PostAsync(Tests.Files.Pdf(), "a.pdf", client);
        var second = await PostAsync(Tests.Files.Pdf(), "a.pdf", client);
        var other = await PostAsync(Tests.Files.Pdf(501), "a.pdf", client);

        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await second.Content.ReadAsStringAsync(Cancel));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Single(SealedFiles());
    }

    [Fact]
    public async Task Only_its_owner_its_approvers_and_those_who_read_all_claims_see_a_receipt()
    {
        var made = await UploadAsync(Tests.Files.Pdf(), "a.pdf");
        var evidence = made.GetProperty("id").GetGuid();
        var colleague = TestPerson.In(_sato.Tenant);
        var approver = TestPerson.In(_sato.Tenant).As(Roles.Approver);
        var accountant = TestPerson.In(_sato.Tenant).As(Roles.Accountant);
        var stranger = TestPerson.InNewTenant().As(Roles.Administrator);

        var claim = Guid.CreateVersion7();
        Assert.Equal(HttpStatusCode.NotFound, await StatusFor(approver, made));
        await service.Deliver(_sato.Tenant, Requested(claim, approver.EmployeeId!.Value));
        await service.Deliver(_sato.Tenant, Submitted(claim, evidence));
        await service.Deliver(_sato.Tenant, Submitted(claim, evidence));
        await service.Deliver(stranger.Tenant, Submitted(claim, evidence));

        Assert.Equal(HttpStatusCode.OK, await StatusFor(_sato, made));
        Assert.Equal(HttpStatusCode.OK, await StatusFor(approver, made));
        Assert.Equal(HttpStatusCode.OK, await StatusFor(accountant, made));
        Assert.Equal(HttpStatusCode.NotFound, await StatusFor(colleague, made));
        Assert.Equal(HttpStatusCode.NotFound, await StatusFor(stranger, made));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusFor(_sato.Only(Permissions.Self), made));
    }

    [Fact]
    public async Task A_stored_file_that_was_changed_cut_off_or_removed_is_an_error_and_never_an_answer()
    {
        var made = await UploadAsync(Tests.Files.Jpeg(8, 6, rest: 200_000), "a.jpg");
        var path = Assert.Single(SealedFiles());
        var whole = await File.ReadAllBytesAsync(path, Cancel);

        var changed = (byte[])whole.Clone();
        changed[^20] ^= 1;
        foreach (var bytes in (byte[][])[changed, whole[..^1], whole[..(4 + 65_564)], []])
        {
            await File.WriteAllBytesAsync(path, bytes, Cancel);
            Assert.Equal(HttpStatusCode.InternalServerError, await StatusFor(_sato, made));
        }

        File.Delete(path);
        Assert.Equal(HttpStatusCode.InternalServerError, await StatusFor(_sato, made));
    }

    [Fact]
    public async Task Two_stored_files_that_were_swapped_are_an_error()
    {
        var one = await UploadAsync(Tests.Files.Pdf(100), "a.pdf");
        var first = Assert.Single(SealedFiles());
        await UploadAsync(Tests.Files.Pdf(200), "b.pdf");
        var second = Assert.Single(SealedFiles(), file => file != first);

        File.Move(second, first, overwrite: true);

        Assert.Equal(HttpStatusCode.InternalServerError, await StatusFor(_sato, one));
    }

    [Fact]
    public async Task Files_without_a_row_are_swept_once_they_are_old_and_others_stay()
    {
        var made = await UploadAsync(Tests.Files.Pdf(), "a.pdf");
        var kept = Assert.Single(SealedFiles());
        var folder = Path.GetDirectoryName(kept)!;
        var prefix = Path.GetFileName(folder);
        var (old, unfinished, young) = (Path.Combine(folder, prefix + "old"), Path.Combine(folder, prefix + "old.part"), Path.Combine(folder, prefix + "new"));
        foreach (var path in (string[])[old, unfinished, young])
            await File.WriteAllTextAsync(path, "x", Cancel);
        foreach (var path in (string[])[old, unfinished, kept])
            File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().AddHours(-2).UtcDateTime);

        Assert.Equal(2, await service.SweepAsync(_sato.Tenant));

        Assert.Equal([kept, young], SealedFiles().Order(StringComparer.Ordinal).OrderBy(file => file != kept));
        Assert.Equal(HttpStatusCode.OK, await StatusFor(_sato, made));
    }

    [Fact]
    public void Every_route_names_one_policy() => service.EveryRouteNamesOnePolicy();

    [Fact]
    public Task The_api_document_is_the_routes() => service.TheDocumentIsTheRoutes();

    [Fact]
    public Task The_catalogue_is_tight() => service.TheCatalogueIsTight();

    private async Task<JsonElement> UploadAsync(byte[] bytes, string name)
    {
        var response = await PostAsync(bytes, name);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private Task<HttpResponseMessage> PostAsync(byte[] bytes, string name, HttpClient? client = null)
    {
        var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        var address = new Uri($"/api/v1/evidence?name={Uri.EscapeDataString(name)}", UriKind.Relative);
        return (client ?? service.As(_sato)).PostAsync(address, content, Cancel);
    }

    private async Task<HttpStatusCode> StatusFor(TestPerson person, JsonElement made) =>
        (await service.As(person).GetAsync(ContentOf(made), Cancel)).StatusCode;

    private static Uri ContentOf(JsonElement made) => new($"/api/v1/evidence/{made.GetProperty("id").GetGuid()}/content", UriKind.Relative);

    private string[] SealedFiles()
    {
        var folder = Path.Combine(service.Store, _sato.Tenant.ToString());
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static ClaimSubmitted Submitted(Guid claim, Guid evidence) => new(
        claim, "2026-000001", 1, Guid.CreateVersion7(), "佐藤 美咲", Guid.CreateVersion7(), "expense", "出張", 1_000, 1,
        TimeProvider.System.GetUtcNow(), [evidence]);

    private static ApprovalRequested Requested(Guid claim, Guid approver) => new(
        Guid.CreateVersion7(), claim, 1, "2026-000001", "出張", Guid.CreateVersion7(), "佐藤 美咲", 1_000, 1, 1, "部門長", [approver],
        null, TimeProvider.System.GetUtcNow());
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Seisan.Kernel;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Persistence;

namespace Seisan.ServiceDefaults.Http;

/// <summary>
/// The answer to a POST kept under the key its caller gave, in the transaction of the effect: the same request sent
/// again gets the same answer and has no second effect. Kept for at least 72 hours.
/// A partner's program must give one.
/// </summary>
internal sealed class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    private readonly ServiceDbContext _db;
    private readonly string _owner;
    private readonly string _key;

    private IdempotencyKey(ServiceDbContext db, string owner, string key) => (_db, _owner, _key) = (db, owner, key);

    /// <summary>What was answered the first time, or null when this is the first time.</summary>
    public IResult? Answer { get; private init; }

    public static async Task<IdempotencyKey?> ReadAsync(HttpContext http, ServiceDbContext db)
    {
        if (!HttpMethods.IsPost(http.Request.Method))
            return null;
        if (!http.Request.Headers.TryGetValue(Header, out var given))
            return db.Caller.IsPartner ? Missing(db) : null;
        var key = given.ToString();
        if (key.Length is 0 or > 200 || key.Any(letter => letter is < '!' or > '~'))
            return new IdempotencyKey(db, "", "") { Answer = Problems.Of(StatusCodes.Status400BadRequest, "idempotency_key_invalid") };

        var owner = (db.Caller.UserId ?? Guid.Empty).ToString() + http.Request.Path;
        var hash = await HashAsync(http);
        if (await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO idempotency (tenant_id, owner, key, request_hash, status, body, created_at)
            VALUES ({db.CurrentTenant.Value}, {owner}, {key}, {hash}, 0, {Array.Empty<byte>()}, now()) ON CONFLICT DO NOTHING
            """) == 1)
            return new IdempotencyKey(db, owner, key);

        var kept = await db.Set<KeptAnswer>().AsNoTracking().SingleAsync(row => row.Owner == owner && row.Key == key);
        if (IsSecret(http) && kept.RequestHash.AsSpan().SequenceEqual(hash))
            kept.Body = await Keys(http).OpenAsync("idempotency", "idempotency", "body", Row(owner, key), kept.Body);
        return new IdempotencyKey(db, owner, key)
        {
            Answer = kept.RequestHash.AsSpan().SequenceEqual(hash)
                ? new KeptResult(kept)
                : Problems.Of(StatusCodes.Status422UnprocessableEntity, "idempotency_key_reused"),
        };
    }

    /// <summary>Runs the result into memory, keeps it, and gives back one that sends what was kept.</summary>
    public async Task<object?> KeepAsync(object? result, HttpContext http)
    {
        var response = http.Response;
        var body = response.Body;
        using var memory = new MemoryStream();
        response.Body = memory;
        try
        {
            await (result as IResult ?? Results.Json(result)).ExecuteAsync(http);
            await response.BodyWriter.FlushAsync();
        }
        finally
        {
            response.Body = body;
        }

        var kept = new KeptAnswer
        {
            Status = response.StatusCode,
            ContentType = response.ContentType,
            Location = response.Headers.Location.FirstOrDefault(),
            Tag = response.Headers.ETag.FirstOrDefault(),
            Body = memory.ToArray(),
        };
        var stored = IsSecret(http)
            ? await Keys(http).SealAsync("idempotency", "idempotency", "body", Row(_owner, _key), kept.Body)
            : kept.Body;
        await _db.Database.ExecuteSqlAsync(
            $"""
            UPDATE idempotency SET status = {kept.Status}, content_type = {kept.ContentType}, location = {kept.Location},
                   tag = {kept.Tag}, body = {stored} WHERE owner = {_owner} AND key = {_key}
            """);
        return new KeptResult(kept);
    }

    /// <summary>A program repeats what it got no answer to; without a key that would be done twice.</summary>
    private static IdempotencyKey Missing(ServiceDbContext db) => new(db, "", "")
    {
        Answer = TypedResults.Problem(Problems.Details(StatusCodes.Status400BadRequest, "idempotency_key_required", Header)),
    };

    private static bool IsSecret(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<AnswersWithASecret>() is not null;

    private static DataKeys Keys(HttpContext http) => http.RequestServices.GetRequiredService<DataKeys>();

    /// <summary>The place that a sealed body is bound to.</summary>
    private static Guid Row(string owner, string key) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{owner}|{key}")).AsSpan(0, 16));

    private static async Task<byte[]> HashAsync(HttpContext http)
    {
        if (!http.Request.Body.CanSeek)
            return [];
        http.Request.Body.Position = 0;
        return await SHA256.HashDataAsync(http.Request.Body, http.RequestAborted);
    }

    private sealed class KeptResult(KeptAnswer kept) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            if (kept.ContentType is not null)
                response.ContentType = kept.ContentType;
            if (kept.Location is not null)
                response.Headers.Location = kept.Location;
            if (kept.Tag is not null)
                response.Headers.ETag = kept.Tag;
            if (kept.Body.Length > 0)
                await response.Body.WriteAsync(kept.Body, httpContext.RequestAborted);
        }
    }
}

internal sealed class KeptAnswer : ITenantOwned
{
    public TenantId TenantId { get; init; }
    public string Owner { get; init; } = "";
    public string Key { get; init; } = "";
    public byte[] RequestHash { get; init; } = [];
    public int Status { get; init; }
    public string? ContentType { get; init; }
    public string? Location { get; init; }
    public string? Tag { get; init; }
    public byte[] Body { get; set; } = [];
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class KeptAnswerMapping : IEntityTypeConfiguration<KeptAnswer>
{
    public void Configure(EntityTypeBuilder<KeptAnswer> builder)
    {
        builder.ToTable("idempotency");
        builder.HasKey(row => new { row.TenantId, row.Owner, row.Key });
        builder.HasIndex(row => row.CreatedAt);
    }
}

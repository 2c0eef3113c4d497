using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Seisan.Claims.Domain;
using Seisan.Claims.Features;
using Seisan.Claims.Papers;
using Seisan.Claims.Persistence;
using Seisan.ServiceDefaults.Encryption;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Jobs;

namespace Seisan.Claims.Outputs;

/// <summary>
/// Makes a file, some claims a step, newest first by their ids. The pieces of a step and the progress commit together: a
/// killed process doubles and skips no claim.
/// </summary>
internal sealed class MakeOutput(ClaimsDbContext db, DataKeys keys, TimeProvider clock) : IJobHandler
{
    public const string JobKind = "make-claim-output";
    private const int PapersAtOnce = 20, RowsAtOnce = 1_000;

    public string Kind => JobKind;

    public async Task<JobStep> StepAsync(BackgroundJob job, CancellationToken ct)
    {
        var output = await db.LockOutputAsync(job.ReadArguments<OutputJob>().OutputId, ct)
            ?? throw new InvalidOperationException($"The file of job {job.Id} is not there.");
        if (!output.UnderWay) return JobStep.Complete(output.Claims);

        var filter = JsonSerializer.Deserialize<ClaimFilter>(output.Filter, JsonSerializerOptions.Web)!;
        EmployeeId? owner = filter.Scope == "all" ? null : new EmployeeId(output.EmployeeId ?? Guid.Empty);
        var next = output.Format == ClaimOutput.Pdf
            ? await DrawAsync(output, filter, owner, job.Position, ct)
            : await WriteAsync(output, filter, owner, job.Position, ct);
        output.State = ClaimOutput.Running;
        if (next is not null) return JobStep.Continue(next, output.Claims, Math.Max(output.Total, output.Claims));

        (output.State, output.FinishedAt) = (ClaimOutput.Done, clock.Now());
        db.Jobs.Add(BackgroundJob.Of(ExpireOutput.JobKind, new OutputJob(output.Id), clock.GetUtcNow(), ClaimOutput.KeptFor));
        return JobStep.Complete(output.Claims);
    }

    /// <summary>Where the next step begins, or null at the end.</summary>
    private async Task<string?> DrawAsync(ClaimOutput output, ClaimFilter filter, EmployeeId? owner, string? after, CancellationToken ct)
    {
        var found = await ListClaims.Matching(db, filter, owner, after).Select(claim => claim.Id).Take(PapersAtOnce + 1).ToListAsync(ct);
        var page = Page.Of(found, PapersAtOnce, id => Cursor.Of(id.Value));
        var ids = page.Items.ToArray();
        var claims = await db.Claims.AsNoTracking().Whole().Where(claim => ids.Contains(claim.Id)).ToDictionaryAsync(claim => claim.Id, ct);
        var moments = (await db.Moments.AsNoTracking().Where(row => ids.Contains(row.ClaimId)).OrderBy(row => row.At).ThenBy(row => row.Kind)
            .ToListAsync(ct)).ToLookup(row => row.ClaimId);
        var (texts, now) = (new PaperTexts(CultureInfo.GetCultureInfo(output.Language)), clock.GetUtcNow());
        foreach (var id in ids)
        {
            if (!claims.TryGetValue(id, out var claim)) continue; // a draft that was deleted meanwhile
            await AddAsync(output, PaperNames.Of(claim), ClaimPaper.Draw(claim, [.. moments[id]], output.Company, texts, now));
            output.Claims++;
        }

        return page.Next;
    }

    private async Task<string?> WriteAsync(ClaimOutput output, ClaimFilter filter, EmployeeId? owner, string? after, CancellationToken ct)
    {
        var texts = new PaperTexts(CultureInfo.GetCultureInfo(output.Language));
        var page = await ListClaims.PageAsync(db, filter, owner, new Paging(after, RowsAtOnce), ct);
        var text = new StringBuilder(after is null ? "\uFEFF" : "");
        if (after is null) CsvRow.Append(text, ClaimRows.Header(texts));
        foreach (var row in page.Items) CsvRow.Append(text, ClaimRows.Cells(row, texts));
        await AddAsync(output, null, Encoding.UTF8.GetBytes(text.ToString()));
        output.Claims += page.Items.Count;
        return page.Next;
    }

    private async Task AddAsync(ClaimOutput output, string? name, byte[] content)
    {
        var number = ++output.Parts;
        db.OutputParts.Add(new OutputPart
        {
            OutputId = output.Id, Number = number, Name = name,
            Content = await keys.SealAsync(OutputPart.DataClass, "claim_output_part", OutputFile.ColumnOf(number), output.Id, content),
        });
    }
}

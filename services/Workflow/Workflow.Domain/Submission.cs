using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>
/// What claims said when a claim was handed in, and what became of it. Kept for every claim and version, so that the
/// same submission told twice has one effect.
/// </summary>
public sealed class Submission : ITenantOwned
{
    private Submission()
    {
    }

    public Submission(
        ClaimId claimId, long contentVersion, string number, EmployeeId claimantId, string claimantName,
        DepartmentId departmentId, string form, string title, long total, int lineCount, DateTimeOffset submittedAt)
    {
        (ClaimId, ContentVersion, ClaimNumber) = (claimId, contentVersion, number);
        (ClaimantId, ClaimantName, DepartmentId) = (claimantId, claimantName, departmentId);
        (Form, Title, Total, LineCount, SubmittedAt) = (form, title, total, lineCount, submittedAt);
    }

    public TenantId TenantId { get; private init; }
    public ClaimId ClaimId { get; private init; }

    /// <summary>Grows with each submission of the claim.</summary>
    public long ContentVersion { get; private init; }

    public string ClaimNumber { get; private init; } = "";
    public EmployeeId ClaimantId { get; private init; }
    public string ClaimantName { get; private init; } = "";
    public DepartmentId DepartmentId { get; private init; }
    public string Form { get; private init; } = "";
    public string Title { get; private init; } = "";

    /// <summary>Tax included, yen.</summary>
    public long Total { get; private init; }

    public int LineCount { get; private init; }
    public DateTimeOffset SubmittedAt { get; private init; }
    public SubmissionState State { get; private set; }

    /// <summary>Routes and people are those of this day in Japan.</summary>
    public DateOnly Day => JapanTime.DateOf(SubmittedAt);

    public void Settle(SubmissionState state) => State = state;
}

public enum SubmissionState
{
    /// <summary>Waits for masters that have not arrived yet; for two seconds at most.</summary>
    Pending,
    Opened,
    NotOpened,
    Withdrawn,
}

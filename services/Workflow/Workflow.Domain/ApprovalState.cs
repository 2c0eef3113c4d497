namespace Seisan.Workflow.Domain;

public enum ApprovalState
{
    Open,
    Approved,
    SentBack,
    Rejected,
    Withdrawn,
}

/// <summary>What an approver answers.</summary>
public enum Decision
{
    Approve,
    SendBack,
    Reject,
}

public static class ApprovalStates
{
    public static ApprovalState After(Decision decision) => decision switch
    {
        Decision.Approve => ApprovalState.Approved,
        Decision.SendBack => ApprovalState.SentBack,
        _ => ApprovalState.Rejected,
    };

    /// <summary>The word in events, in the API and in the database: <c>sent_back</c>.</summary>
    public static string Word(this ApprovalState state) => state switch
    {
        ApprovalState.SentBack => "sent_back",
        _ => state.ToString().ToLowerInvariant(),
    };
}

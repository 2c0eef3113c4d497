using Seisan.Kernel;

namespace Seisan.Workflow.Domain;

/// <summary>Every business "no" of workflow.</summary>
public static class WorkflowRefusal
{
    /// <summary>Nobody decides on their own claim.</summary>
    public static Refusal OwnClaim => new("own_claim");

    /// <summary>The open step waits for other people.</summary>
    public static Refusal NotYourStep => new("not_your_step");

    /// <summary>The step the person saw is decided; another one is open now.</summary>
    public static Refusal StepMovedOn => new("step_moved_on");

    /// <summary>Sending back and rejecting need a reason.</summary>
    public static Refusal CommentRequired => new("comment_required", "comment");

    /// <summary>Only the claimant withdraws.</summary>
    public static Refusal NotYourClaim => new("not_your_claim");

    /// <summary>There is no such approval, or it is not for this person to see.</summary>
    public static Refusal Unknown => new("approval_unknown");

    /// <summary>Only employees have claims and approvals.</summary>
    public static Refusal NoEmployee => new("no_employee");

    /// <summary>The approval has ended. One code for each way it can end.</summary>
    public static Refusal NotOpen(ApprovalState state) => new($"approval_{state.Word()}");

    /// <summary>The submission could not be put to anybody; the claim is a draft again.</summary>
    public static Refusal NeverOpened => new("approval_not_opened");
}

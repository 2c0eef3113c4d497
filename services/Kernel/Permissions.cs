using System.Collections.Frozen;

namespace Seisan.Kernel;

/// <summary>What a person or a partner system may do. Every route names exactly one of these.</summary>
public static class Permissions
{
    public const string ClaimsSubmit = "claims.submit";
    public const string ClaimsRead = "claims.read";
    public const string ClaimsReadAll = "claims.read.all";
    public const string WorkflowRead = "workflow.read";
    public const string WorkflowApprove = "workflow.approve";
    public const string WorkflowAdmin = "workflow.admin";
    public const string MastersRead = "masters.read";
    public const string MastersWrite = "masters.write";
    public const string EvidenceWrite = "evidence.write";
    public const string EvidenceRead = "evidence.read";

    /// <summary>To see payables, journals and payment runs.</summary>
    public const string AccountingRead = "accounting.read";

    /// <summary>To set journal rules, post, export, and make payment runs.</summary>
    public const string AccountingPost = "accounting.post";

    /// <summary>To close a month for good, and to post into one that is closed softly.</summary>
    public const string AccountingClose = "accounting.close";

    /// <summary>To approve, as the second person, a payment run that somebody else made.</summary>
    public const string PaymentsApprove = "payments.approve";

    public const string AuditRead = "audit.read";
    public const string MessagesRead = "messages.read";
    public const string UsersAdmin = "users.admin";
    public const string TenantAdmin = "tenant.admin";
    public const string TenantsRegister = "tenants.register";

    /// <summary>To send messages that could not be handled through their consumers again, or to discard them.</summary>
    public const string PlatformRepair = "platform.repair";

    /// <summary>To announce planned stops and ends of service, and to work while the platform is closed for them.</summary>
    public const string PlatformMaintain = "platform.maintain";

    /// <summary>To see the backups of the platform and to order one.</summary>
    public const string PlatformBackup = "platform.backup";

    /// <summary>Who is signed in, and one's own sessions: every signed-in person and system has it.</summary>
    public const string Self = "self";

    /// <summary>Every permission there is.</summary>
    public static readonly FrozenSet<string> All =
    [
        ClaimsSubmit, ClaimsRead, ClaimsReadAll, WorkflowRead, WorkflowApprove, WorkflowAdmin, MastersRead,
        MastersWrite, EvidenceWrite, EvidenceRead, AccountingRead, AccountingPost, AccountingClose, PaymentsApprove,
        AuditRead, MessagesRead, UsersAdmin, TenantAdmin, TenantsRegister, PlatformRepair, PlatformMaintain, PlatformBackup, Self,
    ];
}

/// <summary>A bundle of permissions given to a person. A person may hold several.</summary>
public static class Roles
{
    public const string Employee = "employee";
    public const string Approver = "approver";
    public const string Accountant = "accountant";
    public const string Administrator = "administrator";
    public const string Operator = "operator";

    private static readonly string[] Everyone =
    [
        Permissions.Self, Permissions.MessagesRead, Permissions.ClaimsSubmit, Permissions.ClaimsRead,
        Permissions.WorkflowRead, Permissions.MastersRead, Permissions.EvidenceWrite, Permissions.EvidenceRead,
    ];

    /// <summary>What each role may do. An operator has no right over any tenant's data.</summary>
    public static readonly FrozenDictionary<string, string[]> Grants = new Dictionary<string, string[]>
    {
        [Employee] = Everyone,
        [Approver] = [.. Everyone, Permissions.WorkflowApprove],
        [Accountant] =
        [
            .. Everyone, Permissions.ClaimsReadAll, Permissions.AccountingRead, Permissions.AccountingPost,
            Permissions.PaymentsApprove, Permissions.WorkflowApprove,
        ],
        [Administrator] =
        [
            .. Everyone, Permissions.ClaimsReadAll, Permissions.WorkflowAdmin, Permissions.MastersWrite,
            Permissions.AuditRead, Permissions.UsersAdmin, Permissions.TenantAdmin, Permissions.AccountingRead,
            Permissions.AccountingClose, Permissions.PaymentsApprove,
        ],
        [Operator] =
        [
            Permissions.Self, Permissions.MessagesRead, Permissions.TenantsRegister, Permissions.PlatformRepair,
            Permissions.PlatformMaintain, Permissions.PlatformBackup,
        ],
    }.ToFrozenDictionary();
}

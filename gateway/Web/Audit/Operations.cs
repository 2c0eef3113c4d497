using AuditWords = Seisan.Look.Texts.Texts<Seisan.Web.Audit.AuditTexts>;

namespace Seisan.Web.Audit;

/// <summary>The operations a person can look for; each has its name under <c>op.*</c> in the texts.</summary>
internal static class Operations
{
    public static readonly string[] Known =
    [
        "CreateClaim", "SaveClaim", "CopyClaim", "DeleteClaim", "SubmitClaim", "GetClaimPdf", "ExportClaims", "StartClaimOutput", "CancelClaimOutput", "GetClaimOutputFile",
        "RegisterCommuterPass", "SaveCommuterPass", "DeleteCommuterPass", "RequestWithdrawal", "WithdrawClaim",
        "ApproveClaim", "SendBackClaim", "RejectClaim", "OpenApproval", "RefuseToOpenApproval", "StoreEvidence", "GetEvidenceOriginal", "CreateRoute",
        "ChangeRoute", "SetClaimRules", "RegisterDepartment", "ChangeDepartment", "ImportDepartments", "RegisterRank",
        "ChangeRank", "ImportRanks", "RegisterEmployee", "ChangeEmployee", "ImportEmployees", "RegisterAccount",
        "ChangeAccount", "ImportAccounts", "RegisterTaxCategory", "ChangeTaxCategory", "ImportTaxCategories",
        "RegisterExpenseCategory", "ChangeExpenseCategory", "ImportExpenseCategories", "RegisterCounterparty",
        "ChangeCounterparty", "ImportCounterparties", "RegisterProject", "ChangeProject", "ImportProjects",
        "ChangePayeeAccount", "ImportPayeeAccounts", "ExportPayeeAccounts", "ReplayMaster",
        "StartPosting", "PostClaims", "StartExport", "GetExportFile", "ChangePeriod", "SetAccountingRules", "AddPayerAccount",
        "ChangePayerAccount", "CreatePaymentRun", "SubmitPaymentRun", "ApprovePaymentRun", "ReturnPaymentRun",
        "CancelPaymentRun", "RemovePayment", "GetPaymentFile", "RecordPaymentResult",
        "ReopenClaim", "ExportPayables", "ExportJournals", "ExportPaymentRuns",
        "ChangeTenantContacts", "DraftNotice", "ChangeNotice", "PublishNotice", "ExtendNotice", "CancelNotice", "EndNotice",
        "ReplayParkedMessage", "DiscardParkedMessage", "OrderBackup", "RegisterTenant", "ExportTenants", "CreateUser",
        "AssignRoles", "IssuePasswordLink", "IssueAdministratorPasswordLink", "SetPassword",
        "DeactivateUser", "ActivateUser", "ChooseLanguage", "CreateApiClient",
        "DeleteApiClient", "RevokeSessions",
        "ReadMessage", "ReadAllMessages", "ExportAuditEntries", "ExportSignIns",
    ];

    public static readonly string[] Outcomes =
    [
        "succeeded", "wrong_password", "wrong_secret", "unknown", "locked", "inactive", "refused", "throttled", "signed_out",
    ];

    /// <summary>The name in the reader's language; an operation without one is shown as the services write it.</summary>
    public static string NameOf(this AuditWords texts, string operation) => texts.Or($"op.{operation}", operation);

    public static string KindOf(this AuditWords texts, string kind) => texts.Or($"kind.{kind}", kind);

    public static string OutcomeOf(this AuditWords texts, string outcome) => texts.Or($"outcome.{outcome}", outcome);

    public static string MethodOf(this AuditWords texts, string method) => texts.Or($"method.{method}", method);

    private static string Or(this AuditWords texts, string key, string otherwise) =>
        texts.Has(key) ? texts[key] : otherwise;
}

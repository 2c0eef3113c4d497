namespace Seisan.Workflow;

/// <summary>Names the sentences behind this service's refusal and field codes.</summary>
internal sealed class WorkflowTexts;

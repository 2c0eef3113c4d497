namespace Seisan.Web.Maintenance;

/// <summary>Names the sentences of this folder.</summary>
public sealed class MaintenanceTexts;

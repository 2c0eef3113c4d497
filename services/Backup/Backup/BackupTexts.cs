namespace Seisan.Backup;

/// <summary>Names the sentences in <c>BackupTexts.resx</c> and <c>BackupTexts.en.resx</c>.</summary>
internal static class BackupTexts;

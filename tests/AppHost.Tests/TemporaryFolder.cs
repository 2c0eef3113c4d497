namespace Seisan.AppHost.Tests;

/// <summary>A folder that others may pass through, as the servers run under accounts of their own.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => Directory.CreateDirectory(Path);

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"seisan-apphost-{Guid.CreateVersion7():N}");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

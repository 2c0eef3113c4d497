namespace Seisan.LocalRunner;

/// <summary>A project that the AppHost references; the build generates one type per reference into the namespace <c>Projects</c>.</summary>
public interface IProjectMetadata
{
    string ProjectPath { get; }

    /// <summary>What the build made of it.</summary>
    string AssemblyPath { get; }
}

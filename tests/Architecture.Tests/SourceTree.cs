using System.Xml.Linq;

namespace Seisan.Architecture.Tests;

/// <summary>The sources as they lie in the tree, for what no assembly shows.</summary>
internal static class SourceTree
{
    public static readonly string Root = Find();

    private static readonly string[] Built = ["artifacts", "bin", "obj", "wwwroot", ".git", ".data", "node_modules"];

    /// <summary>Files below folders of the tree, those that a build makes left out.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders.Select(folder => Path.Combine(Root, folder)).SelectMany(folder => Walk(folder, pattern)).Order();

    public static string Name(string file) => Path.GetRelativePath(Root, file);

    /// <summary>The sentences of a resource file by their keys.</summary>
    public static Dictionary<string, string> Sentences(string resx) => XDocument.Load(resx).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value);

    private static IEnumerable<string> Walk(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Concat(Directory.EnumerateDirectories(folder).Where(one => !Built.Contains(Path.GetFileName(one)))
            .SelectMany(one => Walk(one, pattern)));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Platform.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}

using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Assembly = System.Reflection.Assembly;

namespace Seisan.Architecture.Tests;

/// <summary>The rooms of the house, loaded once.</summary>
internal static class Rooms
{
    public static readonly string[] Services = ["Accounting", "Audit", "Backup", "Claims", "Documents", "Identity", "Masters", "Notifications", "Workflow"];
    public static readonly string[] Domains = ["Accounting.Domain", "Claims.Domain", "Masters.Domain", "Workflow.Domain"];

    private static readonly string[] Others = ["Contracts", "Gateway", "Kernel", "Look", "ServiceDefaults", "Web"];

    public static readonly Assembly[] Assemblies = [.. Services.Concat(Domains).Concat(Others).Select(Assembly.Load)];

    public static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader().LoadAssemblies(Assemblies).Build();

    public static Assembly Of(string name) => Assemblies.Single(assembly => assembly.GetName().Name == name);

    /// <summary>The names of what an assembly was compiled against and uses.</summary>
    public static IEnumerable<string> UsedBy(string name) => Of(name).GetReferencedAssemblies().Select(one => one.Name!);

    public static IEnumerable<IType> TypesOf(string name) => House.Types.Where(type => type.Assembly.Name.Split(',')[0] == name);
}

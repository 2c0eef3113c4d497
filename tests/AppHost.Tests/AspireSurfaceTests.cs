using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Seisan.AppHost.Tests;

/// <summary>
/// What <c>Program.cs</c> may call is what Aspire has: each public type and member in the runner's namespace stands in a
/// list that was written from Aspire's published API (<c>AspireSurface.txt</c>), or among those that are our own.
/// </summary>
public sealed class AspireSurfaceTests
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(int)] = "int", [typeof(void)] = "void",
    };

    private readonly string[] lines = File.ReadAllLines(Path.Combine(SampleHost.Metadata("Root"), "tests", "AppHost.Tests", "AspireSurface.txt"));

    [Fact]
    public void The_runner_offers_Aspires_names_with_its_parameters_in_its_order_and_nothing_unlisted()
    {
        var listed = lines.Where(line => line.Length > 0 && line[0] != '#').ToList();
        var offered = typeof(DistributedApplication).Assembly.GetExportedTypes()
            .Where(type => type.Namespace == "Seisan.LocalRunner").SelectMany(Describe).ToList();

        Assert.Equal(listed.Distinct().Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
        Assert.Empty(offered.Except(listed));
        Assert.Empty(listed.Except(offered));
    }

    [Fact]
    public void Our_own_members_are_not_used_by_the_program()
    {
        var program = File.ReadAllText(Path.Combine(SampleHost.Metadata("Root"), "AppHost", "Program.cs"));
        var own = lines.SkipWhile(line => line != "# Ours").Where(line => line.Length > 0 && line[0] is not '#' && !line.Contains(" class ", StringComparison.Ordinal))
            .Select(line => line.Split('(')[0].Split(' ')[^1].Split('.')[^1]).Where(name => name != "new").Distinct().ToList();

        Assert.Contains("AssemblyPath", own);
        Assert.All(own, name => Assert.DoesNotContain($".{name}", program, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Describe(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        if (!IsExtensions(type)) yield return $"{KindOf(type)} {Name(type)}";
        foreach (var constructor in type.GetConstructors(Declared).Where(one => one.GetParameters().Length > 0))
        {
            yield return $"{Name(type)}.new({Parameters(constructor)})";
        }

        foreach (var property in type.GetProperties(Declared)) yield return $"{Name(property.PropertyType)} {Name(type)}.{property.Name}";
        foreach (var method in type.GetMethods(Declared).Where(one => !one.IsSpecialName))
        {
            yield return $"{Name(method.ReturnType)} {(IsExtensions(type) ? "" : $"{Name(type)}.")}{method.Name}{Generics(method)}({Parameters(method)})";
        }
    }

    private static bool IsExtensions(Type type) => type is { IsAbstract: true, IsSealed: true };

    private static string KindOf(Type type) => type.IsInterface ? "interface" : type.IsAbstract ? "abstract class" : "class";

    private static string Generics(MethodInfo method) => method.IsGenericMethod
        ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
        : "";

    private static string Parameters(MethodBase method)
    {
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extended + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var open = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{open}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Value(parameter)}" : "")}";
    }

    private static string Value(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool truth => truth ? "true" : "false",
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Name(type.GetElementType()!)}[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return $"{Name(value)}?";
        return type.IsGenericType
            ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
            : type.Name;
    }
}

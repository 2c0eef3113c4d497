using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Seisan.ServiceDefaults.Http;

/// <summary>A body whose own rules name its empty rows, together with all else that is wrong with it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NamesEmptyRowsAttribute : Attribute;

/// <summary>
/// Refuses a <c>null</c> inside a list of a body. The reader of JSON holds properties to their types but not the elements
/// of a list, so that a use case would meet a null that its types rule out.
/// </summary>
internal static class NullElements
{
    private static readonly ConcurrentDictionary<Type, Member[]> Known = new();

    /// <summary>How many places are told of.</summary>
    private const int Most = 20;

    /// <summary>The places in the body of the call, or null when it has none.</summary>
    public static FieldErrors? In(EndpointFilterInvocationContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType is not { } type
            || type.IsDefined(typeof(NamesEmptyRowsAttribute)))
            return null;
        var errors = new FieldErrors();
        foreach (var path in Find(context.Arguments.FirstOrDefault(type.IsInstanceOfType), "").Take(Most))
            errors.Add(path, "required");
        return errors.Any ? errors : null;
    }

    private static IEnumerable<string> Find(object? value, string path) => value switch
    {
        null or string => [],
        IEnumerable list => list.Cast<object?>().Index().SelectMany(one =>
            one.Item is null ? [$"{path}[{one.Index}]"] : Find(one.Item, $"{path}[{one.Index}]")),
        _ => Known.GetOrAdd(value.GetType(), MembersOf).SelectMany(member => Find(member.Read(value), member.Under(path))),
    };

    /// <summary>What of a record of ours can hold a list: lists of objects, and other records of ours.</summary>
    private static Member[] MembersOf(Type type) => IsOurs(type)
        ? [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters() is [] && CanHoldOne(property.PropertyType))
            .Select(property => new Member(JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.GetValue))]
        : [];

    private static bool CanHoldOne(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable))
        ? !type.GetGenericArguments()[^1].IsValueType
        : !type.IsValueType && IsOurs(type);

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("Seisan.", StringComparison.Ordinal) is true;

    private sealed record Member(string Name, Func<object, object?> Read)
    {
        public string Under(string path) => path.Length == 0 ? Name : $"{path}.{Name}";
    }
}

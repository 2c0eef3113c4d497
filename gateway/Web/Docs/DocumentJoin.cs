using System.Text.Json.Nodes;
using Seisan.Kernel;

namespace Seisan.Web.Docs;

/// <summary>
/// Joins OpenAPI documents to one: paths as they are, a schema that two services name alike but shape differently gets
/// its service's name in front, and every operation says how one signs in and which permission it asks for.
/// </summary>
internal static class DocumentJoin
{
    private const string SchemaPath = "#/components/schemas/";

    public static JsonObject Of(IEnumerable<(string Service, JsonObject Document)> parts, string publicAddress)
    {
        JsonObject paths = [], schemas = [];
        var tags = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (service, original) in parts)
        {
            var document = (JsonObject)original.DeepClone();
            Rename(document, Clashes(document, schemas, service));
            foreach (var (name, schema) in Members(document["components"]?["schemas"])) schemas.TryAdd(name, schema);
            foreach (var (path, item) in Members(document["paths"]).Where(member => member.Key.StartsWith("/api/", StringComparison.Ordinal)))
            {
                foreach (var (_, operation) in Members(item, detach: false)) Secure(operation as JsonObject, tags);
                paths.TryAdd(path, item);
            }
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "Seisan API", ["version"] = "v1" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = publicAddress }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = schemas, ["securitySchemes"] = SignIns(publicAddress) },
            ["tags"] = new JsonArray([.. tags.Select(tag => new JsonObject { ["name"] = tag })]),
        };
    }

    private static void Secure(JsonObject? operation, SortedSet<string> tags)
    {
        if (operation is null) return;
        foreach (var tag in operation["tags"] as JsonArray ?? []) tags.Add(tag!.GetValue<string>());
        var permission = operation["x-permission"]?.GetValue<string>();
        operation["security"] = permission is null
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["oauth2"] = new JsonArray(permission) }, new JsonObject { ["session"] = new JsonArray() });
    }

    private static JsonObject SignIns(string address) => new()
    {
        ["oauth2"] = new JsonObject
        {
            ["type"] = "oauth2",
            ["flows"] = new JsonObject
            {
                ["authorizationCode"] = new JsonObject
                {
                    ["authorizationUrl"] = $"{address}/connect/authorize", ["tokenUrl"] = $"{address}/connect/token",
                    ["refreshUrl"] = $"{address}/connect/token", ["scopes"] = Scopes(),
                },
                ["clientCredentials"] = new JsonObject { ["tokenUrl"] = $"{address}/connect/token", ["scopes"] = Scopes() },
            },
        },
        ["session"] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "__Host-session" },
    };

    private static JsonObject Scopes() =>
        new(Permissions.All.Order(StringComparer.Ordinal).Select(permission => KeyValuePair.Create(permission, (JsonNode?)permission)));

    /// <summary>Old name → new name of the schemas that must not fall together with another service's.</summary>
    private static Dictionary<string, string> Clashes(JsonObject document, JsonObject taken, string service) =>
        Members(document["components"]?["schemas"], detach: false)
            .Where(member => taken[member.Key] is { } other && !JsonNode.DeepEquals(other, member.Value))
            .ToDictionary(member => $"{SchemaPath}{member.Key}", member => $"{SchemaPath}{char.ToUpperInvariant(service[0])}{service[1..]}{member.Key}");

    private static void Rename(JsonObject document, Dictionary<string, string> names)
    {
        if (names.Count == 0) return;
        Walk(document);
        if (document["components"]?["schemas"] is not JsonObject schemas) return;
        foreach (var (old, changed) in names)
        {
            var schema = schemas[old[SchemaPath.Length..]];
            schemas.Remove(old[SchemaPath.Length..]);
            schemas[changed[SchemaPath.Length..]] = schema;
        }

        void Walk(JsonNode? node)
        {
            if (node is JsonArray array)
                foreach (var item in array) Walk(item);
            if (node is not JsonObject item1) return;
            if (item1["$ref"] is JsonValue reference && names.TryGetValue(reference.GetValue<string>(), out var renamed)) item1["$ref"] = renamed;
            foreach (var (_, child) in item1) Walk(child);
        }
    }

    /// <summary>The members of an object, taken out of it so that they can stand in another.</summary>
    private static List<KeyValuePair<string, JsonNode?>> Members(JsonNode? node, bool detach = true)
    {
        if (node is not JsonObject owner) return [];
        var members = owner.ToList();
        if (detach) owner.Clear();
        return members;
    }
}

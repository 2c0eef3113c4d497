using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Seisan.Workflow.Domain;

namespace Seisan.Workflow.Persistence;

internal sealed class ApprovalIdConverter() : ValueConverter<ApprovalId, Guid>(id => id.Value, value => new(value));

internal sealed class RouteIdConverter() : ValueConverter<RouteId, Guid>(id => id.Value, value => new(value));

internal sealed class ClaimIdConverter() : ValueConverter<ClaimId, Guid>(id => id.Value, value => new(value));

internal sealed class EmployeeIdConverter() : ValueConverter<EmployeeId, Guid>(id => id.Value, value => new(value));

internal sealed class DepartmentIdConverter() : ValueConverter<DepartmentId, Guid>(id => id.Value, value => new(value));

/// <summary>States are stored as the words that the API shows: <c>sent_back</c>.</summary>
internal sealed class WordConverter<T>() : ValueConverter<T, string>(
    value => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()),
    word => Enum.Parse<T>(word.Replace("_", "", StringComparison.Ordinal), true))
    where T : struct, Enum;

/// <summary>A value that is read and written as a whole and never searched.</summary>
internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
    text => JsonSerializer.Deserialize<T>(text, JsonSerializerOptions.Web)!);

internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (one, other) => ReferenceEquals(one, other), value => value == null ? 0 : value.GetHashCode(), value => value);

using Seisan.Contracts.Masters;

namespace Seisan.Masters.Features.Timelines;

/// <summary>What a content calls by id, in words.</summary>
internal sealed record Named(string Code, string Name);

/// <summary>A master as it is on the day the list was asked for.</summary>
/// <param name="From">Since when it is like this.</param>
/// <param name="Names">The masters that the content names by id.</param>
internal sealed record MasterOnDay<T>(
    Guid Id, string Code, string Name, DateOnly From, bool Active, T Content, IReadOnlyDictionary<Guid, Named> Names);

/// <summary>A master with all its dated versions.</summary>
internal sealed record MasterView<T>(
    Guid Id, string Code, long Version, IReadOnlyList<Dated<T>> Versions, IReadOnlyDictionary<Guid, Named> Names);

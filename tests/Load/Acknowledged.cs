using System.Collections.Concurrent;

namespace Seisan.Load;

/// <summary>The claims of which the platform has said that something was done.</summary>
internal sealed class Acknowledged
{
    public ConcurrentBag<Guid> Created { get; } = [];
    public ConcurrentBag<Guid> Submitted { get; } = [];
    public ConcurrentBag<Guid> Approved { get; } = [];
}

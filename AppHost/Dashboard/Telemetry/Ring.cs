namespace Seisan.Dashboard.Telemetry;

/// <summary>
/// The newest items, as many as fit by count and by size. One thread adds; any number read meanwhile, without a lock: a
/// reader may miss what is added or thrown out while it reads, and never sees half an item.
/// </summary>
internal sealed class Ring<T>(int capacity, long maxBytes)
    where T : class
{
    private readonly T?[] slots = new T?[capacity];
    private readonly int[] sizes = new int[capacity];
    private long next;
    private long oldest;
    private long bytes;

    public int Count => (int)(Volatile.Read(ref next) - Volatile.Read(ref oldest));

    public long Bytes => Volatile.Read(ref bytes);

    public void Add(T item, int size)
    {
        while (next - oldest == capacity || (bytes + size > maxBytes && oldest < next)) DropOldest();
        sizes[next % capacity] = size;
        Volatile.Write(ref bytes, bytes + size);
        Volatile.Write(ref slots[next % capacity], item);
        Volatile.Write(ref next, next + 1);
    }

    public IEnumerable<T> NewestFirst()
    {
        var end = Volatile.Read(ref oldest);
        for (var at = Volatile.Read(ref next) - 1; at >= end; at--)
        {
            if (Volatile.Read(ref slots[at % capacity]) is { } item) yield return item;
        }
    }

    private void DropOldest()
    {
        var slot = oldest % capacity;
        Volatile.Write(ref oldest, oldest + 1);
        Volatile.Write(ref slots[slot], null);
        Volatile.Write(ref bytes, bytes - sizes[slot]);
    }
}

namespace Seisan.Contracts;

/// <summary>
/// Marks a message that no service consumes so far. Any other message must reach a queue before its outbox row is
/// marked as sent.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NobodyListensYetAttribute : Attribute;

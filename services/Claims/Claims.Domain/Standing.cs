namespace Seisan.Claims.Domain;

/// <summary>The approval step a submitted claim waits at.</summary>
public sealed record Standing(int Step, int StepCount, string StepName, DateTimeOffset RequestedAt);

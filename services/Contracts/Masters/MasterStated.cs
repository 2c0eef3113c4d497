namespace Seisan.Contracts.Masters;

/// <summary>What the masters of one kind add up to, told each day to those who keep a copy.</summary>
/// <param name="Master">The kind as in the routes: <c>employees</c>.</param>
/// <param name="HighestVersion">The highest version of any of them; 0 when there is none.</param>
/// <param name="Digest">Hexadecimal SHA-256 over id and version of each, in the order of ids.</param>
public sealed record MasterStated(string Master, long Count, long HighestVersion, string Digest, DateTimeOffset At);

/// <summary>A service's copy is another than what masters stated: it asks to be told of everything again.</summary>
/// <param name="Service">Whose copy it is.</param>
/// <param name="Count">How many masters the copy holds.</param>
public sealed record MasterCopyDiffered(string Master, string Service, long Count, long HighestVersion);

namespace Seisan.Manifest;

/// <summary>A value that whoever deploys gives or has generated; it is never in the manifest.</summary>
public sealed record ParameterEntry(string Value, IReadOnlyDictionary<string, ParameterInput> Inputs) : ManifestEntry
{
    /// <param name="generate">How a value is made that nobody gave; null where one has to be given.</param>
    public static ParameterEntry Of(string name, bool isSecret, Generation? generate) => new(
        $"{{{name}.inputs.value}}",
        new Dictionary<string, ParameterInput>
        {
            ["value"] = new("string", isSecret ? true : null, generate is null ? null : new(generate)),
        });
}

public sealed record ParameterInput(string Type, bool? Secret, InputDefault? Default);

public sealed record InputDefault(Generation Generate);

/// <param name="Special">False keeps to letters and digits; null also takes other characters.</param>
public sealed record Generation(int MinLength, bool? Special);

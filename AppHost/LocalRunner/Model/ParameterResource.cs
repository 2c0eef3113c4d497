namespace Seisan.LocalRunner;

/// <summary>A value from configuration (<c>Parameters:name</c>), from the program, or generated and kept as a secret.</summary>
public sealed class ParameterResource(string name, Func<string> value, bool secret) : Resource(name)
{
    private readonly Lazy<string> value = new(value);

    public bool Secret => secret;

    internal string Value => value.Value;

    /// <summary>Of a value that is generated when none is given; null where one has to be given.</summary>
    internal int? GeneratedLength { get; init; }
}

/// <summary>How a parameter that nobody gave comes to its value.</summary>
public abstract class ParameterDefault;

/// <summary>A random value of letters and digits.</summary>
public sealed class GenerateParameterDefault : ParameterDefault
{
    public int MinLength { get; set; } = 22;

    /// <summary>Must be false: what is generated here goes into connection strings and URLs without escapes.</summary>
    public bool Special { get; set; }
}

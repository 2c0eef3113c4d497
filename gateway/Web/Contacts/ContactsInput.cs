namespace Seisan.Web.Contacts;

/// <summary>The list as typed: rows without a name and an address are left out.</summary>
public sealed class ContactsInput
{
    public const int Rows = 10;

    public string? Version { get; set; }
    public List<Row> Contacts { get; set; } = [];

    /// <summary>What was typed moves up, so that the fields at fault are where the errors say.</summary>
    internal ContactBook Content()
    {
        Contacts = [.. Contacts.Where(row => !string.IsNullOrWhiteSpace(row.Name) || !string.IsNullOrWhiteSpace(row.Email))];
        return new([.. Contacts.Select(row => new Contact(row.Name ?? "", row.Email ?? "", row.Language ?? "ja"))]);
    }

    internal ContactsInput Filled(int atLeast)
    {
        while (Contacts.Count < atLeast) Contacts.Add(new());
        return this;
    }

    public sealed class Row
    {
        public string? Name { get; set; }
        public string? Email { get; set; }
        public string? Language { get; set; }
    }
}

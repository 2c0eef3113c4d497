namespace Seisan.Web.Users;

/// <summary>Names the sentences of this folder.</summary>
public sealed class UsersTexts;

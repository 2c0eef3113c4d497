namespace Seisan.Platform.Tests;

/// <summary>A person of the demo companies with a known sign-in.</summary>
public sealed record DemoPerson(string Company, string SignInId, string Name, string Mail)
{
    public const string Password = "Seisan-demo-2026";

    public static readonly DemoPerson Employee = Of("aoba", "sato", "佐藤 美咲");
    public static readonly DemoPerson Colleague = Of("aoba", "suzuki", "鈴木 健一");
    public static readonly DemoPerson Head = Of("aoba", "takahashi", "高橋 由佳");
    public static readonly DemoPerson Director = Of("aoba", "tanaka", "田中 翔太");
    public static readonly DemoPerson Accountant = Of("aoba", "ito", "伊藤 直樹");
    public static readonly DemoPerson Administrator = Of("aoba", "yamada", "山田 陽子");
    public static readonly DemoPerson Stranger = Of("midori", "kobayashi", "小林 大輔");

    public static readonly DemoPerson Leaver = Of("midori", "kato", "加藤 恵");
    public static readonly DemoPerson OtherAdministrator = Of("midori", "matsumoto", "松本 彩");

    /// <summary>One of those who run the platform; has the generated password of this installation.</summary>
    public static readonly DemoPerson Operator = new("operator", "operator", "Operator", "");

    public string PasswordAt(RunningPlatform platform) => this == Operator
        ? File.ReadAllText(Path.Combine(platform.Data, "secrets", "operator-password")).Trim()
        : Password;

    private static DemoPerson Of(string company, string signInId, string name) =>
        new(company, signInId, name, $"{signInId}@{company}.example");
}

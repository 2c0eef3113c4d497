namespace Seisan.Dashboard.Pages;

internal static class SignInPage
{
    public static Markup Render(string? complaint) => Layout.Page("Sign in", Markup.Of($"""
        <p>The address that was printed at the start has the token in it.</p>
        {(complaint is null ? Markup.Empty : Markup.Of($"<p role=\"alert\" class=\"bad\">{complaint}</p>"))}
        <form method="post" action="/login" class="filter">
        <p><label for="t">Token</label><input id="t" name="t" type="password" autocomplete="off" required></p>
        <p><button>Sign in</button></p>
        </form>
        """));
}

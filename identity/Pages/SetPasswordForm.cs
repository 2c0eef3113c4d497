using Microsoft.AspNetCore.Antiforgery;
using Seisan.Identity.Passwords;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Identity.Pages;

/// <summary>The page behind a one-time link.</summary>
internal static class SetPasswordForm
{
    public static async Task<IResult> ShowAsync(string? token, HttpContext http, NewPassword passwords) =>
        token is not null && await passwords.IsOpenAsync(token)
            ? Page(http, token, open: true)
            : Page(http, "", open: false, status: StatusCodes.Status410Gone);

    public static async Task<IResult> SetAsync(
        string? token, HttpContext http, IAntiforgery antiforgery, NewPassword passwords, OutboxSignal outbox)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (token is null)
            return Page(http, "", open: false, status: StatusCodes.Status410Gone);
        if (!await antiforgery.IsRequestValidAsync(http))
            return Page(http, token, open: true, "form.stale", StatusCodes.Status400BadRequest);
        var password = form["password"].ToString();
        if (password != form["again"])
            return Page(http, token, open: true, "set-password.differ", StatusCodes.Status422UnprocessableEntity);

        var wrong = await passwords.SetAsync(token, password);
        outbox.Wake();
        return wrong switch
        {
            null => PageResult.Of<NoticePage>(http, new() { ["Heading"] = "set-password.done", ["Text"] = "set-password.done.text" }),
            NewPassword.LinkInvalid => Page(http, "", open: false, status: StatusCodes.Status410Gone),
            _ => Page(http, token, open: true, wrong, StatusCodes.Status422UnprocessableEntity),
        };
    }

    private static IResult Page(HttpContext http, string token, bool open, string? problem = null, int status = StatusCodes.Status200OK) =>
        PageResult.Of<SetPasswordPage>(http, new() { ["Token"] = token, ["Open"] = open, ["Problem"] = problem }, status);
}

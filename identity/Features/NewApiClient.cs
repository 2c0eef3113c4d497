using Seisan.Kernel;
using Seisan.Identity.People;
using Seisan.ServiceDefaults.Http;

namespace Seisan.Identity.Features;

/// <param name="Scopes">
/// Permissions the program may ask for. A machine acts for itself, so its scopes are among those of who registers it;
/// the others act for people, within what each person may do.
/// </param>
/// <param name="RedirectUris">Where people return to; not for a machine.</param>
internal sealed record NewApiClient(
    string Name, ApiClientKind Kind, IReadOnlyList<string> Scopes, IReadOnlyList<string>? RedirectUris = null)
{
    private const int MostUris = 10;

    public FieldErrors Judge(Caller creator)
    {
        var errors = new FieldErrors();
        if (string.IsNullOrWhiteSpace(Name))
            errors.Add("name", "required");
        else if (Name.Length > 100)
            errors.Add("name", "too_long");
        if (Scopes.Count == 0)
            errors.Add("scopes", "required");
        Assignable.JudgePermissions(Scopes, "scopes", errors);
        for (var index = 0; index < Scopes.Count; index++)
        {
            // a program that could make people and programs could become anybody
            if (Kind is ApiClientKind.Machine && Scopes[index] is (Permissions.UsersAdmin or Permissions.TenantAdmin))
                errors.Add($"scopes[{index}]", "scope_not_for_machines");
            else if (Kind is ApiClientKind.Machine && !creator.Has(Scopes[index]))
                errors.Add($"scopes[{index}]", "scope_beyond_own");
        }

        var uris = RedirectUris ?? [];
        if (Kind is ApiClientKind.Machine && uris.Count > 0)
            errors.Add("redirectUris", "redirect_uri_unexpected");
        if (Kind is not ApiClientKind.Machine && (uris.Count is 0 or > MostUris))
            errors.Add("redirectUris", "redirect_uri_required");
        for (var index = 0; index < uris.Count; index++)
        {
            if (!IsRedirect(uris[index]))
                errors.Add($"redirectUris[{index}]", "redirect_uri_invalid");
        }

        return errors;
    }

    /// <summary>Plain HTTP only to the device itself (RFC 8252, section 7.3).</summary>
    private static bool IsRedirect(string text) =>
        text.Length <= 500 && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}

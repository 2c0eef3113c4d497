using Microsoft.AspNetCore.Http.HttpResults;
using Seisan.Identity.Passwords;
using Seisan.ServiceDefaults.Http;
using Seisan.ServiceDefaults.Messaging;

namespace Seisan.Identity.Features;

/// <summary>Sets a password by the token of a one-time link. The token is all it takes, so nobody is signed in.</summary>
internal static class SetPassword
{
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/api/v1/passwords", Handle)
        .AllowAnonymous().WithName(nameof(SetPassword)).WithTags("passwords").ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> Handle(ChosenPassword request, NewPassword passwords, OutboxSignal outbox)
    {
        var wrong = await passwords.SetAsync(request.Token, request.Password);
        outbox.Wake();
        return wrong switch
        {
            null => TypedResults.NoContent(),
            NewPassword.LinkInvalid => IdentityRefusal.PasswordLinkInvalid.ToProblem(),
            _ => new FieldErrors().Add("password", wrong).ToProblem(),
        };
    }

    /// <param name="Token">The <c>token</c> of the link.</param>
    internal sealed record ChosenPassword(string Token, string Password);
}

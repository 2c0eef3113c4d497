using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;
using Seisan.Look.Texts;

namespace Seisan.Web.Calls;

/// <summary>Lets a page ask a service in the name of the person who asked for the page.</summary>
internal sealed class VisitorHandler(IHttpContextAccessor accessor) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (accessor.HttpContext is { } http)
        {
            if (http.Features.Get<Visitor>() is { } visitor)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visitor.AccessToken);
            request.Headers.AcceptLanguage.Clear(); // a second attempt passes here again
            request.Headers.AcceptLanguage.ParseAdd(Language.Current);
            request.Headers.Remove("X-Forwarded-For");
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", http.Connection.RemoteIpAddress?.ToString());
        }

        return base.SendAsync(request, cancellationToken);
    }
}

using System.Net;

namespace Seisan.Web.Calls;

/// <summary>
/// A service did not answer the page's question at all: the session is over (401), the person may not (403), or the
/// service is in trouble (anything from 500). The gateway shows the page that belongs to the status.
/// </summary>
public sealed class ServiceCallException(HttpStatusCode status, string address, Exception? cause = null)
    : Exception($"{address} answered {(int)status}", cause)
{
    public HttpStatusCode Status => status;
}

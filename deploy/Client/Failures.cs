using System.Net;

namespace Seisan.Demo.Client;

/// <summary>The sign-in pages did not let the person in.</summary>
public sealed class SignInFailedException(string message) : Exception(message);

/// <summary>A call was answered with 400 or above.</summary>
public sealed class ApiRefusedException(HttpRequestMessage request, HttpStatusCode status, string body)
    : Exception($"{request.Method} {request.RequestUri?.PathAndQuery} was answered with {(int)status}: {body}")
{
    public HttpStatusCode Status => status;
    public string Body => body;
}

using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Seisan.Web.Calls;
using Seisan.Web.Frame;

namespace Seisan.Web;

/// <summary>What a page can do with its request: who asks, where to go next, which status to answer.</summary>
public sealed class Page(NavigationManager navigation, IHttpContextAccessor accessor)
{
    private HttpContext Http => accessor.HttpContext
        ?? throw new InvalidOperationException("Pages are drawn inside a request.");

    /// <summary>The signed-in person; every page that does not allow anonymous visitors has one.</summary>
    public Visitor Visitor => Http.Features.Get<Visitor>()
        ?? throw new InvalidOperationException("This page allows anonymous visitors: ask for Anyone.");

    /// <summary>The signed-in person, or null.</summary>
    public Visitor? Anyone => Http.Features.Get<Visitor>();

    /// <summary>The planned stop that has turned this request away, or null.</summary>
    public PlannedStop? Closed => Http.Features.Get<ClosedFor>()?.Stop;

    /// <summary>Path and query of this page.</summary>
    public string Here => Http.Features.Get<IStatusCodeReExecuteFeature>() is { } turned && Closed is not null
        ? turned.OriginalPath
        : "/" + navigation.ToBaseRelativePath(navigation.Uri);

    public CancellationToken Aborted => Http.RequestAborted;

    /// <summary>Sends the browser to a path of this site.</summary>
    public void Go(string path) => navigation.NavigateTo(path);

    /// <summary>Redirects after a success and says there, once, what was done.</summary>
    /// <param name="flash">A key of <typeparamref name="TTexts"/>, without its prefix <c>flash.</c>.</param>
    public void Done<TTexts>(string path, string flash)
    {
        FlashCookie.Set<TTexts>(Http, flash);
        navigation.NavigateTo(path);
    }

    /// <summary>True when the row does not exist for this person: the page answers 404 and should draw nothing.</summary>
    public bool Missing<T>(Answer<T> answer)
    {
        if (answer.Problem is not { Status: HttpStatusCode.NotFound }) return false;
        NotThere();
        return true;
    }

    /// <summary>The page answers 404 and should draw nothing.</summary>
    public void NotThere() => navigation.NotFound();

    /// <summary>Collects what the service said no to and answers 422, so that the page is drawn again with what was typed.</summary>
    public bool Refused<T>(Answer<T> answer, PageErrors errors)
    {
        if (answer.Problem is not { } problem) return false;
        errors.Add(problem);
        Refuse();
        return true;
    }

    /// <summary>The page is drawn again with its errors: 422.</summary>
    public void Refuse() => Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
}

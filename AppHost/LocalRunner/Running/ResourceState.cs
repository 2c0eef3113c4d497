namespace Seisan.LocalRunner.Running;

internal enum ResourceState
{
    /// <summary>Something it waits for is not ready.</summary>
    Waiting,
    Starting,
    Running,

    /// <summary>It runs, and its health check fails.</summary>
    Unhealthy,

    /// <summary>It ended by itself and is started again after a pause.</summary>
    Restarting,

    /// <summary>A job that did its work.</summary>
    Finished,

    /// <summary>It will not be started again: it, or something it waits for, failed.</summary>
    Failed,
    Stopped,
}

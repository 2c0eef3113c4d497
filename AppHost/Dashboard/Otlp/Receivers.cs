using Grpc.Core;
using Seisan.Dashboard.Telemetry;

namespace Seisan.Dashboard.Otlp;

/// <summary>Three services of OTLP/gRPC, each called by exporters with a batch.</summary>
internal sealed class TraceReceiver(Intake intake) : TraceService.TraceServiceBase
{
    private static readonly Task<TraceResponse> Taken = Task.FromResult(new TraceResponse());

    public override Task<TraceResponse> Export(TraceRequest request, ServerCallContext context)
    {
        intake.Put(Batch.Of(Reading.Spans(request)));
        return Taken;
    }
}

internal sealed class LogReceiver(Intake intake) : LogsService.LogsServiceBase
{
    private static readonly Task<LogResponse> Taken = Task.FromResult(new LogResponse());

    public override Task<LogResponse> Export(LogRequest request, ServerCallContext context)
    {
        intake.Put(Batch.Of(Reading.Logs(request)));
        return Taken;
    }
}

internal sealed class MetricsReceiver(Intake intake) : MetricsService.MetricsServiceBase
{
    private static readonly Task<MetricsResponse> Taken = Task.FromResult(new MetricsResponse());

    public override Task<MetricsResponse> Export(MetricsRequest request, ServerCallContext context)
    {
        intake.Put(Batch.Of(Reading.Measurements(request)));
        return Taken;
    }
}

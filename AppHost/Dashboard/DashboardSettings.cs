namespace Seisan.Dashboard;

/// <param name="Port">Of the pages, on loopback.</param>
/// <param name="OtlpPort">Where services send what they log, trace and measure, on loopback.</param>
/// <param name="BrowserToken">What a browser shows once to get in; it is in the address that is printed.</param>
/// <param name="OtlpKey">What an exporter sends with each call.</param>
/// <param name="Maildir">Where the mail server of this machine keeps what was sent.</param>
/// <param name="Resources">What runs, asked for with each page.</param>
public sealed record DashboardSettings(
    int Port, int OtlpPort, string BrowserToken, string OtlpKey, string Maildir, Func<IReadOnlyList<RunningResource>> Resources);

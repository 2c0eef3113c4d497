namespace Seisan.Dashboard;

/// <param name="Port">Of the pages, on loopback.</param>
/// <param name="BrowserToken">What a browser shows once to get in; it is in the address that is printed.</param>
/// <param name="Maildir">Where the mail server of this machine keeps what was sent.</param>
/// <param name="Resources">What runs, asked for with each page.</param>
public sealed record DashboardSettings(int Port, string BrowserToken, string Maildir, Func<IReadOnlyList<RunningResource>> Resources);

using Seisan.Demo;

// Loads the demo companies through the gateway, as customers come in; run again, it finds them there and goes on.
// Settings: Platform__PublicAddress (https://localhost:8443), Identity__OperatorPassword, Demo__Patience (seconds).
var gateway = new Uri(Setting("Platform__PublicAddress") ?? "https://localhost:8443");
var operatorPassword = Setting("Identity__OperatorPassword");
if (operatorPassword is null)
{
    Console.Error.WriteLine("Identity__OperatorPassword is not set.");
    return 2;
}

var companies = CompanyFiles.All(Path.Combine(AppContext.BaseDirectory, "companies"));
using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(int.TryParse(Setting("Demo__Patience"), out var seconds) ? seconds : 300));
try
{
    await Tenants.RegisterAsync(gateway, operatorPassword, companies, patience.Token);
    await Task.WhenAll(companies.Select(company => new CompanyLoad(gateway, company, patience.Token).RunAsync()));
}
catch (OperationCanceledException) when (patience.IsCancellationRequested)
{
    Console.Error.WriteLine("The demo was not ready in time; run it again and it goes on from here.");
    return 1;
}

Console.WriteLine(SignInTable.Of(gateway, companies));
return 0;

static string? Setting(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

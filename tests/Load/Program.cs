using System.Globalization;
using Seisan.Load;
using Seisan.Load.Large;

// Load --address https://localhost:8443 [--data .data] [--company aoba] [--users 50] [--seconds 10] [--repeats 3]
//      [--warm 5] [--only page,list,search,create,submit,approve,pdf,csv] [--json FILE]
// --only posting posts a million journal lines and needs the runner's data folder.
// Load --load-large [--address …] [--data …] loads ten companies with 100,000 claims (./run --large).
// With the runner's data folder it also tells what the processes used and when every effect had come.
var loadsLarge = args is ["--load-large", ..];
var options = args.Skip(loadsLarge ? 1 : 0).Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
var address = new Uri(options.GetValueOrDefault("address", "https://localhost:8443"));
var users = Number("users", 50);
var seconds = Number("seconds", 10);
var only = options.GetValueOrDefault("only", "page,list,search,create,submit,approve,pdf,csv").Split(',');
var data = options.GetValueOrDefault("data", ".data");
var company = options.GetValueOrDefault("company", Company.Usual);
var machine = new Machine(data);
if (loadsLarge)
    return await new LargeLoad(address, machine, data).RunAsync() ? 0 : 1;

if (only.Contains("posting"))
{
    await new MonthEnd(address, machine).WriteAsync(Number("repeats", 3));
    return 0;
}

const int Exports = 2; // who takes whole lists
using var people = await People.SignInAsync(
    address, company, users, only.Contains("approve") ? users : 0, only.Contains("search") ? users : only.Contains("csv") ? Exports : 0);
Console.WriteLine($"{users} users of {company} are signed in.\n");
var (done, ledger) = (new Acknowledged(), new Ledger(machine));
var operations = new Operations(done);
var measure = new Measure(seconds, Number("repeats", 3), machine, ledger, done);

// what has just started compiles its code while it is first used
await Measure.RunAsync(Number("warm", 5), people.Employees, operations.Create);
await Measure.RunAsync(Number("warm", 5), people.Employees, operations.Submit);

if (only.Contains("page"))
    await measure.WriteAsync("page of the web front (claims list)", people.Employees, Operations.ClaimsPage);
if (only.Contains("list"))
    await measure.WriteAsync("my claims, 20 rows", people.Employees, Operations.MyClaims);
if (only.Contains("search"))
    await measure.WriteAsync("search by date, amount, counterparty", people.Readers, Operations.Search);
if (only.Contains("create"))
    await measure.WriteAsync("create a claim with 5 lines", people.Employees, operations.Create);
if (only.Contains("submit"))
    await measure.WriteAsync("submit", people.Employees, operations.Submit, () => CreateAsync(seconds));
if (only.Contains("approve"))
    await measure.WriteAsync("approve", people.Approvers, operations.Approve, FillInboxesAsync);
if (only.Contains("pdf"))
    await measure.WriteAsync("PDF of a claim with 5 lines", people.Employees, Operations.Pdf, () => CreateAsync(1));
if (only.Contains("csv"))
    await measure.WriteAsync("CSV of all claims, two readers", [.. people.Readers.Take(Exports)], Operations.Export);
measure.WriteCosts();
if (options.TryGetValue("json", out var file))
    measure.WriteJson(file);
return 0;

int Number(string name, int usual) =>
    options.TryGetValue(name, out var given) ? int.Parse(given, CultureInfo.InvariantCulture) : usual;

Task CreateAsync(double time) => Measure.RunAsync(time, people.Employees, operations.Create);

async Task FillInboxesAsync()
{
    await CreateAsync(seconds);
    await Measure.RunAsync(3600, people.Employees, operations.Submit);
    await ledger.DrainAsync(done);
    await Task.WhenAll(people.Approvers.DistinctBy(user => user.Prepared).Select(Operations.TakeInboxAsync));
}

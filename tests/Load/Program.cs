using System.Globalization;
using Seisan.Load;

// Load --address https://localhost:8443 [--users 50] [--seconds 10] [--repeats 3]
var options = args.Chunk(2).ToDictionary(pair => pair[0].TrimStart('-'), pair => pair[1]);
var address = new Uri(options.GetValueOrDefault("address", "https://localhost:8443"));
var users = int.Parse(options.GetValueOrDefault("users", "50"), CultureInfo.InvariantCulture);
var seconds = int.Parse(options.GetValueOrDefault("seconds", "10"), CultureInfo.InvariantCulture);
var repeats = int.Parse(options.GetValueOrDefault("repeats", "3"), CultureInfo.InvariantCulture);

using var people = await People.SignInAsync(address, users);
await Measure.WriteAsync("page of the web front (claims list)", seconds, repeats, people.Employees, Operations.ClaimsPage);
await Measure.WriteAsync("my claims, 20 rows", seconds, repeats, people.Employees, Operations.MyClaims);
await Measure.WriteAsync("create a claim with 5 lines", seconds, repeats, people.Employees, Operations.Create);
await Measure.WriteAsync("submit", seconds, repeats, people.Employees, Operations.Submit, Operations.Create);
await Measure.WriteAsync("approve", seconds, repeats, people.Approvers, Operations.Approve);

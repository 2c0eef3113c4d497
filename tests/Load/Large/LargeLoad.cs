using System.Diagnostics;
using System.Globalization;
using Seisan.Demo;

namespace Seisan.Load.Large;

/// <summary>
/// Ten companies with 1,000 employees, 100,000 claims and 500,000 lines. Companies, people and nine claims of each company come in
/// through the API; every other claim is one of the nine told again, row by row in every service, as the services would have written it.
/// </summary>
internal sealed class LargeLoad(Uri gateway, Machine machine, string data)
{
    private static readonly string[] Services = ["claims", "workflow", "accounting", "documents", "audit", "notifications"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Stopwatch _watch = Stopwatch.StartNew();

    /// <summary>Whether the companies were loaded and found as they should be.</summary>
    public async Task<bool> RunAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var password = (await File.ReadAllTextAsync(Path.Combine(data, "secrets", "operator-password"), patience.Token)).Trim();
        var setUp = new SetUp(gateway, password, patience.Token);
        if (await setUp.KnownAsync() is { } known)
        {
            await Console.Error.WriteLineAsync($"The company {known} is here already: nothing was loaded.");
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("seisan-large-");
        try
        {
            var papers = new CompanyPapers(Path.Combine(AppContext.BaseDirectory, "pattern"), folder.FullName);
            return await LoadAsync(setUp, [.. LargeCompany.All.Select(company => (company, papers.Write(company)))], patience.Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> LoadAsync(
        SetUp setUp, IReadOnlyList<(LargeCompany Company, CompanyFiles Files)> companies, CancellationToken cancel)
    {
        await setUp.RegisterAsync([.. companies.Select(one => one.Files)]);
        Say("ten companies are registered");
        var begun = new Begun[companies.Count];
        await Parallel.ForEachAsync(
            companies.Index(), new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = cancel },
            async (one, _) => begun[one.Index] = await BeginAsync(setUp, one.Item.Company, one.Item.Files, cancel));

        var stores = new List<Store>();
        foreach (var service in Services)
            stores.Add(await Store.OpenAsync(machine.Database(), service));
        var told = new List<Told>();
        foreach (var one in begun)
            told.Add(await TellAsync(one, stores, cancel));
        Say($"{told.Sum(one => one.Tellings.Count):N0} claims are told as the API left {told.Sum(one => one.Retellings.Count)}");

        await NumbersAsync(stores[0], told);
        await Task.WhenAll(stores.Select(store => new Copying(store, told, Say).RunAsync()));
        Say("everything is written");

        var good = await new Check(stores, Say).IsGoodAsync(told);
        foreach (var store in stores)
            await store.DisposeAsync();
        ShowSignIns([.. companies.Take(2).Select(one => one.Files)]);
        Say(good ? "loaded" : "loaded, and not as it should be");
        return good;
    }

    /// <summary>Everything that comes in through the API.</summary>
    private async Task<Begun> BeginAsync(SetUp setUp, LargeCompany company, CompanyFiles files, CancellationToken cancel)
    {
        await setUp.FillAsync(files);
        Say($"{company.Code}: {company.Employees} employees with masters, accounts, routes and books");
        var roster = await setUp.RosterAsync(files);
        var cast = roster.Casts.First(cast => cast.Claimant.SignInId != "accountant");
        return new Begun(company, files, roster, await new Storyteller(gateway, files, cast, cancel).TellAsync());
    }

    private async Task<Told> TellAsync(Begun begun, List<Store> stores, CancellationToken cancel)
    {
        var (company, files, roster, stories) = begun;
        var tenant = (Guid)(await stores[0].ReadAsync("SELECT tenant_id FROM expense_claim WHERE id = $1", stories[0].Id))[0][0]!;
        var (retellings, born) = (new Dictionary<Guid, Retelling>(), new Dictionary<Guid, IReadOnlyList<Guid>>());
        foreach (var story in stories)
        {
            var trace = await Arrival.OfAsync(stores, tenant, story, cancel);
            var retelling = retellings[story.Id] = new Retelling(tenant, gateway.Host, story, trace);
            retelling.ProveItself();
            born[story.Id] = trace.Born;
        }

        var payees = File.ReadAllLines(Path.Combine(files.Folder, "counterparties.csv")).Skip(1).Select(line => line.Split(',')[3]).ToArray();
        var tellings = new Teller(company, roster, stories, payees, seed: company.Code.Sum(letter => letter)).Tell(born);
        Say($"{company.Code}: nine claims went through the API, and their {retellings.Values.Sum(one => one.Rows)} rows can be told again exactly");
        return new Told(company, tenant, retellings, tellings);
    }

    /// <summary>Numbers are taken as submissions take them: the counter stands where the next one follows.</summary>
    private static async Task NumbersAsync(Store claims, List<Told> told)
    {
        await claims.BeginAsync();
        foreach (var company in told)
        {
            foreach (var year in company.Tellings.Where(one => one.Story.Kind.Submitted).GroupBy(one => one.Year))
            {
                var last = (int)(await claims.ReadAsync(
                    """
                    INSERT INTO claim_number AS head (tenant_id, year, last) VALUES ($1, $2, $3)
                    ON CONFLICT (tenant_id, year) DO UPDATE SET last = head.last + $3 RETURNING last
                    """, company.Tenant, year.Key, year.Count()))[0][0]!;
                foreach (var (at, telling) in year.Index())
                    telling.Number = string.Create(CultureInfo.InvariantCulture, $"EX-{year.Key}-{last - year.Count() + at + 1:000000}");
            }
        }
    }

    private static void ShowSignIns(IReadOnlyList<CompanyFiles> companies)
    {
        Console.WriteLine($"\nPassword of everybody below: {CompanyFiles.Password}");
        foreach (var company in companies)
        {
            Console.WriteLine($"{company.Name} (company code {company.Code})");
            foreach (var person in company.People.GroupBy(person => person.Role).SelectMany(role => role.Take(3)))
                Console.WriteLine($"  {person.SignInId,-12} {person.Role,-14} {person.FirstPage,-15} {person.Name}");
        }

        Console.WriteLine();
    }

    private sealed record Begun(LargeCompany Company, CompanyFiles Files, Roster Roster, IReadOnlyList<Story> Stories);

    private void Say(string what) => Console.WriteLine($"{_watch.Elapsed.TotalSeconds,6:N1} s  {what}");
}

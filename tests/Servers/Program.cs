using Seisan.Platform.Testing;

// The servers of a whole test run: starts them, says where they are in lines for an environment, and ends with its
// input, however whoever holds that input ends.
foreach (var line in (await TestServers.Shared).Environment())
    Console.WriteLine(line);
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();

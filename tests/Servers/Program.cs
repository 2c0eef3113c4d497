using Seisan.Platform.Testing;
using Seisan.Servers;

// The servers of a whole test run: starts them, with --containers as containers as far as they have images, says where
// they are in lines for an environment, and ends with its input, however whoever holds that input ends.
if (args is ["--containers"]) await Containers.StartAsync();
foreach (var line in (await TestServers.Shared).Environment())
    Console.WriteLine(line);
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();

using Seisan.Platform.Tests;
using Seisan.Platform.Tests.Browser;

[assembly: AssemblyFixture(typeof(RunningPlatform))]
[assembly: AssemblyFixture(typeof(Chromium))]
// One machine runs the platform and the browsers: tests one after the other are faster than side by side.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

using Seisan.LocalRunner.Running;

namespace Seisan.LocalRunner.Page;

internal static class ConsoleLines
{
    public static string Render(Instance instance) =>
        Layout.Page(instance.Name, $"<pre>{Layout.Text(string.Join('\n', instance.Log.Lines()))}</pre>");
}

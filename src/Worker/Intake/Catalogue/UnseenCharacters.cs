using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>
/// Finds what nobody sees in a catalogue (Z-31): a word with such a character would match no row, and rows with it are rejected.
/// Whole lines that are comments may hold anything.
/// </summary>
internal static class UnseenCharacters
{
    /// <summary>Adds a fault for the first such character of every line, and for every text with two blanks in a row.</summary>
    /// <param name="file">The file; the position is that of the character itself.</param>
    /// <param name="root">The same as nodes; null where it is no YAML.</param>
    /// <param name="faults">Takes the faults.</param>
    public static void Find(CatalogueFile file, Node? root, FaultList faults)
    {
        string[] lines = file.Text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            string text = lines[line].TrimEnd('\r');
            if (DeliveredText.FirstUnseen(text) is >= 0 and int column && !text.TrimStart().StartsWith('#'))
            {
                Add(faults, new Position(file.Name, line + 1, column + 1), text, column);
            }
        }

        foreach (Scalar scalar in Scalars(root))
        {
            // Written as "\u200B" it stands in no line.
            if (DeliveredText.FirstUnseen(scalar.Text) is >= 0 and int index && !file.Text.Contains(DeliveredText.CharacterAt(scalar.Text, index), StringComparison.Ordinal))
            {
                Add(faults, scalar.At, scalar.Text, index);
            }
            else if (DeliveredText.HasDoubleBlanks(scalar.Text))
            {
                faults.Add(scalar.At, $"„{scalar.Text}“ enthält zwei Leerzeichen hintereinander; erwartet: eines");
            }
        }
    }

    private static void Add(FaultList faults, Position at, string text, int index) =>
        faults.Add(at, $"unsichtbares Zeichen ({DeliveredText.NameAt(text, index)}), meist mit einem kopierten Text hereingekommen; erwartet: "
            + (DeliveredText.IsOtherBlank(text, index) ? "ein gewöhnliches Leerzeichen" : "ohne"));

    private static IEnumerable<Scalar> Scalars(Node? node) => node switch
    {
        Scalar scalar => [scalar],
        Sequence list => list.Items.SelectMany(Scalars),
        Mapping block => block.Entries.SelectMany(entry => Scalars(entry.Value).Prepend(entry.Key)),
        _ => [],
    };
}

using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Export;

/// <summary>
/// Person counts and their sums (Z-32). A small one is hidden; a sum that contains one is printed as the span that follows from what is printed
/// beside it, so that no subtraction, within a table or between two exports, tells more than the cells themselves.
/// </summary>
/// <param name="minimum">Mindestfallzahl.</param>
internal sealed class SmallNumbers(int minimum)
{
    /// <summary>"unter 3".</summary>
    public string Under => $"unter {GermanText.Whole(minimum)}";

    /// <summary>Whether a number must not be printed.</summary>
    public bool Hides(int? persons) => persons > 0 && persons < minimum;

    /// <summary>A number of its own: itself, "unter 3", or null where nothing is recorded.</summary>
    public object? Cell(int? persons) => persons switch
    {
        null => null,
        int number when Hides(number) => Under,
        int number => (long)number,
    };

    /// <summary>The sum: a number, "unter 3", "106 bis 107", or "keine Angabe" where there are rows and none says anything (Z-21).</summary>
    public object Sum(IReadOnlyCollection<int?> persons)
    {
        if (persons.Count > 0 && persons.All(number => number is null))
        {
            return "keine Angabe";
        }

        long shown = persons.Where(number => !Hides(number)).Sum(number => (long)(number ?? 0));
        int hidden = persons.Count(Hides);
        long least = shown + hidden;
        long most = shown + (hidden * (minimum - 1L));
        return least == most ? least
            : most < minimum ? Under
            : $"{GermanText.Whole(least)} bis {GermanText.Whole(most)}";
    }
}

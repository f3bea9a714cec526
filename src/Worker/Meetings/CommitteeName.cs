using System.Text;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// A name of a committee in the form in which names are compared: whole, never in part ("Sozialausschuss" is not within
/// "Jugend- und Sozialausschuss"), with composed umlauts, single blanks, and capitals or not.
/// </summary>
internal static partial class CommitteeName
{
    /// <summary>The form to compare ordinally.</summary>
    public static string Normal(string name) =>
        Unseen().Replace(Blanks().Replace(WellFormed(name).Normalize(NormalizationForm.FormKC), " "), "").Trim().ToLowerInvariant();

    // A lone half of a character pair cannot be normalised; it is shown as what it is: no character.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    // Soft hyphens, direction marks and the like.
    [GeneratedRegex(@"\p{C}")]
    private static partial Regex Unseen();
}

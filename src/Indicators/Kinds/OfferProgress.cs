using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Fortschritt eines Angebots, Tag für Tag: wie viele Stufen erreicht sind und seit wann. Voran geht, wer mehr Stufen hat, dann wer sie
/// früher hatte, dann wer dem Namen nach zuerst kommt (Z-13).
/// </summary>
/// <param name="offer">The offer.</param>
/// <param name="rated">The stages that decide.</param>
internal sealed class OfferProgress(string offer, ImmutableArray<Stage> rated) : IComparable<OfferProgress>
{
    private readonly int[][] held = [.. rated.Select(stage => new int[stage.Parts.Length])];
    private int met;
    private DateOnly? since;

    /// <summary>The offer.</summary>
    public string Offer => offer;

    /// <summary>Adds a row that was held; rows come in the order of their days.</summary>
    public void Add(Activity row, LineContext context)
    {
        since ??= row.StartDate;
        for (int stage = 0; stage < rated.Length; stage++)
        {
            for (int part = 0; part < held[stage].Length; part++)
            {
                held[stage][part] += rated[stage].Parts[part].Selection.IsMet(row, context) ? 1 : 0;
            }
        }

        int now = rated.Where((stage, index) => stage.Parts.Zip(held[index]).All(pair => pair.Second >= pair.First.Minimum)).Count();
        if (now > met)
        {
            met = now;
            since = row.StartDate;
        }
    }

    /// <inheritdoc/>
    public int CompareTo(OfferProgress? other) => other is null ? -1
        : met != other.met ? other.met.CompareTo(met)
        : since != other.since ? Nullable.Compare(since, other.since)
        : string.CompareOrdinal(offer, other.Offer);
}

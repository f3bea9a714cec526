using System.Collections.Immutable;
using System.Data.Common;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// From the database and the catalogue to results that were counted twice: the part of the path that every command shares.
/// </summary>
/// <param name="database">The database, already usable.</param>
/// <param name="catalogue">The programmes.</param>
/// <param name="recount">Counts a second time; null: with the SQL of the dialect.</param>
internal sealed class EvaluationSource(SqlDatabase database, LoadedCatalogue catalogue, Recount? recount = null)
{
    // Where reading and counting cannot see one moment, a change in between is no difference: so often both are tried again.
    private const int Attempts = 3;

    private readonly Recount recount = recount ?? ((transaction, scope, result) =>
        new Recounter(database.Dialect, scope, LineKinds.Of).Run(transaction, result));

    /// <summary>The baselines that lines of the programmes need.</summary>
    public ImmutableArray<BaselineNeed> BaselineNeeds { get; } = BaselineNeed.Of(catalogue.Programmes);

    /// <summary>Reads all rows, evaluates them at AsOf and counts them a second time; what differs is withheld (Z-29).</summary>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="wish">What is wanted beside the results; null: nothing.</param>
    /// <exception cref="UserError">
    /// The database cannot be read, a frozen baseline is not what was frozen, or the rows change faster than they can be counted.
    /// </exception>
    public Auswertung Evaluate(DateOnly asOf, EvaluationWish? wish = null)
    {
        EvaluationWish wanted = wish ?? new EvaluationWish();
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            (Auswertung evaluated, RecountFindings findings) = database.Read(transaction => EvaluateOnce(transaction, asOf, wanted));
            if (findings.Differences.IsEmpty)
            {
                return evaluated;
            }

            if (database.ReadsOneMoment || ReadRows(asOf, wanted).Fingerprint == evaluated.Fingerprint)
            {
                Auswertung withholding = (evaluated with { Withheld = findings.Withheld }).Evaluate();
                return withholding with { Alarms = [.. findings.Alarms(withholding.Result)] };
            }
        }

        throw new UserError(
            $"Die Daten in {database.Name} ändern sich gerade schneller, als sie gezählt werden können. "
            + "Bitte den Lauf wiederholen, wenn niemand erfasst oder importiert; es ist nichts Halbes geblieben.");
    }

    /// <summary>
    /// Evaluates at AsOf within a transaction, also what it has written and not yet committed; counted once, for whoever asks what would be.
    /// </summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="wish">What is wanted beside the results.</param>
    public Auswertung Within(DbTransaction transaction, DateOnly asOf, EvaluationWish wish) =>
        Basis(transaction, asOf, wish).Evaluate() with { IsRecounted = false };

    private (Auswertung, RecountFindings) EvaluateOnce(DbTransaction transaction, DateOnly asOf, EvaluationWish wish)
    {
        Auswertung evaluated = Basis(transaction, asOf, wish).Evaluate();
        RecountScope scope = new(catalogue.Programmes, asOf, evaluated.FrozenBaselines);
        return (evaluated, new RecountFindings(recount(transaction, scope, evaluated.Result)));
    }

    private AuswertungBasis Basis(DbTransaction transaction, DateOnly asOf, EvaluationWish wish)
    {
        ImmutableArray<FrozenBaseline> baselines = new BaselineStore(database)
            .For(transaction, [.. BaselineNeeds.Where(need => !wish.Live.Contains(need.Line))]);
        IntakeReading intake = ReadRows(transaction, asOf, wish);
        return new AuswertungBasis
        {
            AsOf = asOf,
            Catalogue = catalogue,
            Reading = intake.Reading,
            AsideFingerprint = intake.Reading.LeftAside.Count == 0 ? null : intake.AsideFingerprint,
            OthersNamed = wish.OthersNamed,
            Follows = wish.ComparedWith.Value?.Number?.ToString(),
            Partners = intake.Partners,
            Remarks = intake.Remarks,
            Fingerprint = intake.Fingerprint,
            Baselines = baselines,
            IsSample = DemoMark.IsSet(transaction, database),
        };
    }

    private IntakeReading ReadRows(DateOnly asOf, EvaluationWish wish) => database.Read(transaction => ReadRows(transaction, asOf, wish));

    private IntakeReading ReadRows(DbTransaction transaction, DateOnly asOf, EvaluationWish wish) => new ActivitySource(database).Read(
        transaction,
        catalogue.Programmes.Select(programme => programme.Area),
        catalogue.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id).ToHashSet(StringComparer.Ordinal),
        partners => wish.Needs(catalogue.Programmes, asOf, partners));
}

/// <summary>Counts all lines a second time.</summary>
/// <param name="transaction">The transaction in which the rows were read.</param>
/// <param name="scope">Programmes, Stichtag and frozen baselines of the evaluation.</param>
/// <param name="result">What the evaluation counted.</param>
internal delegate ImmutableArray<RecountedLine> Recount(DbTransaction transaction, RecountScope scope, EvaluationResult result);

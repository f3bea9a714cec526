using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Evaluates a line of the later Auswertung again, with single changes since the earlier one taken back.</summary>
internal sealed class Reevaluation
{
    private readonly ComparedRun earlier;
    private readonly ComparedRun later;

    /// <summary>Sorts what both Auswertungen were made from.</summary>
    public Reevaluation(ComparedRun earlier, ComparedRun later)
    {
        this.earlier = earlier;
        this.later = later;
        Rows = new ChangedRows(earlier, later);
        Then = LineRules.Of(earlier.Result);
        Now = LineRules.Of(later.Result);
    }

    /// <summary>The rows that differ.</summary>
    public ChangedRows Rows { get; }

    /// <summary>Rules of the earlier lines by id.</summary>
    public ImmutableDictionary<string, LineRules> Then { get; }

    /// <summary>Rules of the later lines by id.</summary>
    public ImmutableDictionary<string, LineRules> Now { get; }

    /// <summary>The later Auswertung of a line, nothing taken back.</summary>
    public Setting SettingOf(string line) => new(
        line, Upstream(line).Prepend(line).ToImmutableDictionary(id => id, id => Now[id], StringComparer.Ordinal), [], [], later.AsOf);

    /// <summary>The line under the setting; null where rules then and now cannot stand beside each other.</summary>
    public Measurement? Evaluate(Setting setting)
    {
        ImmutableDictionary<string, LineRules>? rules = Needed(setting);
        return rules is null ? null : Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [.. rules.Values.GroupBy(line => line.Programme).Select(group => ProgrammeOf(group.Key, group))],
            AsOf = later.AsOf,
            DeadlinesOn = setting.DeadlinesOn,
            Reading = new ActivityReading(Rows.With(setting.Rows), []),
            Partners =
            [
                .. later.Partners.Where(partner => !setting.Partners.Contains(partner.Id)),
                .. earlier.Partners.Where(partner => setting.Partners.Contains(partner.Id)),
            ],
            FrozenBaselines = rules.Where(line => line.Value.Frozen is not null)
                .ToImmutableDictionary(line => line.Key, line => line.Value.Frozen!, StringComparer.Ordinal),
            Withheld = rules.Where(line => line.Value.IsWithheld).Select(line => line.Key).ToImmutableHashSet(StringComparer.Ordinal),
        }).Measurements.First(line => line.Line.Id == setting.Line);
    }

    /// <summary>Lines on which the line leans, then or now, that stand in both catalogues.</summary>
    public IEnumerable<string> Upstream(string line) =>
        Upstream(Now[line], Now).Union(Upstream(Then[line], Then))
            .Where(id => id != line && Then.ContainsKey(id) && Now.ContainsKey(id))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Upstream(LineRules rules, ImmutableDictionary<string, LineRules> all) =>
        EvaluationOrder.References(rules.Line).SelectMany(id => Upstream(all[id], all).Prepend(id));

    // A line that only one catalogue has is taken from that one: a counting rule taken back may need it.
    private LineRules RulesOf(string id, Setting setting) =>
        setting.Rules.GetValueOrDefault(id) ?? Now.GetValueOrDefault(id) ?? Then[id];

    private ImmutableDictionary<string, LineRules>? Needed(Setting setting)
    {
        ImmutableDictionary<string, LineRules>.Builder found = ImmutableDictionary.CreateBuilder<string, LineRules>(StringComparer.Ordinal);
        return Visit(setting.Line, []) ? found.ToImmutable() : null;

        bool Visit(string id, ImmutableList<string> path)
        {
            if (path.Contains(id) || found.ContainsKey(id))
            {
                return !path.Contains(id);
            }

            LineRules rules = RulesOf(id, setting);
            // Another reading is no part of what is compared, nor is what is printed beside a line that is only leant on.
            rules = rules with { Line = rules.Line with { Alternatives = [], SideCounts = path.IsEmpty ? rules.Line.SideCounts : [] } };
            bool isPossible = EvaluationOrder.References(rules.Line).All(other => Visit(other, path.Add(id)));
            found.Add(id, rules);
            return isPossible;
        }
    }

    private static Programme ProgrammeOf(Programme programme, IEnumerable<LineRules> lines) => programme with
    {
        FocusTopics =
        [
            new FocusTopic("", "", "", null,
            [
                new Goal(null, null, null, null,
                [
                    new Milestone("", "", MilestoneType.Milestone, null, null, programme.Period, [.. lines.Select(line => line.Line)]),
                ]),
            ]),
        ],
    };
}

/// <summary>What of the later Auswertung is taken back for one line.</summary>
/// <param name="Line">Id of the line.</param>
/// <param name="Rules">Its rules and those of the lines on which it leans.</param>
/// <param name="Rows">Rows that are as they were.</param>
/// <param name="Partners">Partners that are as they were.</param>
/// <param name="DeadlinesOn">The day by which Fristen are judged.</param>
internal sealed record Setting(
    string Line, ImmutableDictionary<string, LineRules> Rules, ImmutableHashSet<string> Rows, ImmutableHashSet<string> Partners,
    DateOnly DeadlinesOn)
{
    /// <summary>With other rules of a line.</summary>
    public Setting With(string line, Func<LineRules, LineRules> change) => this with { Rules = Rules.SetItem(line, change(Rules[line])) };
}

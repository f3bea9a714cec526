using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads the kinds that are made of parts: ergebnis, kooperationen, fortbestand.</summary>
internal static class StageKinds
{
    /// <summary>ergebnis.</summary>
    public static Measure Outcome(Fields fields, LineScope scope)
    {
        ImmutableArray<Stage> stages = [.. fields.List("stufen").Select(node => ReadStage(node, scope))];
        Node? shared = fields.Find("gleich");
        if (fields.Find("stufen") is Sequence list)
        {
            CheckStages(list, stages, scope.Faults);
        }

        return new Outcome(stages, shared is null ? null : new ValueRuleReader(scope).Attribute(shared));
    }

    /// <summary>kooperationen.</summary>
    public static Measure Cooperations(Fields fields, LineScope scope) => new Cooperations(
        new SelectionReader(scope).Read(fields.Find("auswahl"), ActivityFields.Word(ActivityKind.Cooperation)),
        [.. fields.List("parteien").Select(node => ReadParty(node, scope.Faults))],
        fields.Require("gemeinsame_aktivitaeten")?.Whole(scope.Faults, 0, 1000) ?? 0,
        fields.Require("dauer_monate")?.Whole(scope.Faults, 0, 120) ?? 0);

    /// <summary>fortbestand.</summary>
    public static Measure Retention(Fields fields, LineScope scope) => new Retention(
        new ValueRuleReader(scope).Rule(fields),
        scope.Refer(fields.Require("mitglieder"), LineUse.Baseline) ?? "",
        [.. fields.List("aktiv").Select(node => ReadPart(node, scope))]);

    private static Stage ReadStage(Node node, LineScope scope)
    {
        Fields fields = new(node, scope.Faults, CatalogueKeys.Stage);
        string name = fields.Text("name");
        bool isRated = fields.Flag("bewertet", true);
        if (fields.Find("teile") is null)
        {
            return new Stage(name, [Part(fields, scope)], isRated);
        }

        foreach (string key in (string[])["auswahl", "mindestens"])
        {
            if (fields.Find(key) is Node doubled)
            {
                scope.Faults.Add(doubled.At, $"{key} neben teile; erwartet: entweder teile oder auswahl und mindestens");
            }
        }

        return new Stage(name, [.. fields.List("teile").Select(part => ReadPart(part, scope))], isRated);
    }

    private static StagePart ReadPart(Node node, LineScope scope) =>
        Part(new Fields(node, scope.Faults, CatalogueKeys.Part), scope);

    private static StagePart Part(Fields fields, LineScope scope) => new(
        new SelectionReader(scope).Read(fields.Require("auswahl")),
        fields.Find("mindestens")?.Whole(scope.Faults, 1) ?? 1);

    private static Party ReadParty(Node node, FaultList faults)
    {
        Fields fields = new(node, faults, CatalogueKeys.Party);
        return new Party(fields.Require("partnertyp")?.Texts(faults) ?? [], fields.Flag("ehrenamtlich", false));
    }

    private static void CheckStages(Sequence list, ImmutableArray<Stage> stages, FaultList faults)
    {
        if (stages.Length > 0 && !stages.Any(stage => stage.IsRated))
        {
            faults.Add(list.At, "keine Stufe wird bewertet; erwartet: mindestens eine ohne „bewertet: nein“");
        }

        foreach (IGrouping<string, Stage> same in stages.GroupBy(stage => stage.Name).Where(group => group.Count() > 1))
        {
            faults.Add(list.At, $"die Stufe „{same.Key}“ gibt es zweimal; erwartet: jeder Name einmal");
        }
    }
}

using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Reads the kinds that look at rows one by one.</summary>
internal static class CountingKinds
{
    /// <summary>anzahl.</summary>
    public static Measure Count(Fields fields, LineScope scope)
    {
        SubPeriodLength[] lengths = Enum.GetValues<SubPeriodLength>();
        string? word = fields.Find("je")?.Word(scope.Faults, "unbekannter Abschnitt", [.. lengths.Select(SubPeriods.Word)]);
        return new Count(
            Selected(fields, scope),
            word is null ? null : lengths.First(length => SubPeriods.Word(length) == word));
    }

    /// <summary>summe.</summary>
    public static Measure Sum(Fields fields, LineScope scope) =>
        new Sum(Selected(fields, scope), new ValueRuleReader(scope).NumericField(fields.Require("feld")));

    /// <summary>verschiedene.</summary>
    public static Measure Distinct(Fields fields, LineScope scope)
    {
        ValueRuleReader values = new(scope);
        Selection selection = Selected(fields, scope);
        ValueRule rule = values.Rule(fields);
        if (fields.Find("je_wert") is not Node node)
        {
            return new Distinct(selection, rule, 1, null);
        }

        Fields perValue = new(node, scope.Faults, CatalogueKeys.PerValue);
        int? least = perValue.Require("mindestens")?.Whole(scope.Faults, 1);
        string? atOnce = perValue.Find("oder") is Node other ? values.Attribute(other) : null;
        return new Distinct(selection, rule, least ?? 1, atOnce);
    }

    /// <summary>zuwachs.</summary>
    public static Measure Growth(Fields fields, LineScope scope)
    {
        Selection selection = Selected(fields, scope);
        ValueRule? rule = null;
        if (fields.Find("merkmal") is not null)
        {
            rule = new ValueRuleReader(scope).Rule(fields);
        }
        else if (fields.Find("partnertyp") is Node types)
        {
            scope.Faults.Add(types.At, "partnertyp ohne merkmal; erwartet: merkmal: partner dazu, oder partnertyp in der auswahl");
        }

        if (rule is null && fields.Find("ohne_verlust") is Node loss)
        {
            scope.Faults.Add(loss.At, "ohne_verlust ohne merkmal; erwartet: nur, wo Werte eines merkmals verglichen werden");
        }

        return new Growth(selection, rule, Baseline(fields, scope), AllowsLoss: !fields.Flag("ohne_verlust", true));
    }

    /// <summary>einschaetzung.</summary>
    public static Measure Judgement(Fields fields, LineScope scope) =>
        new Judgement(new SelectionReader(scope).Read(fields.Find("auswahl"), ActivityFields.Word(ActivityKind.Assessment)));

    /// <summary>keine.</summary>
    public static Measure NoMeasure(Fields fields, LineScope scope) =>
        new NoMeasure(fields.Text("begruendung"), fields.Require("datenhalter")?.Texts(scope.Faults) ?? []);

    /// <summary>kennzahl.</summary>
    public static Measure Figure(Fields fields, LineScope scope) => Latest(fields, scope);

    /// <summary>kennzahlzuwachs.</summary>
    public static Measure FigureGrowth(Fields fields, LineScope scope) => new FigureGrowth(Latest(fields, scope), Baseline(fields, scope));

    private static CurrentFigure Latest(Fields fields, LineScope scope) =>
        new(new SelectionReader(scope).Read(fields.Require("auswahl"), ActivityFields.Word(ActivityKind.Figure)));

    private static Selection Selected(Fields fields, LineScope scope) =>
        new SelectionReader(scope).Read(fields.Require("auswahl"));

    private static BaselineSource Baseline(Fields fields, LineScope scope)
    {
        BaselineSource none = new(null, null);
        if (fields.Require("ausgangswert") is not Node node)
        {
            return none;
        }

        Fields source = new(node, scope.Faults, CatalogueKeys.Baseline);
        if (source.Find("zeile") is Node line)
        {
            if (source.Find("von") is not null || source.Find("bis") is not null)
            {
                scope.Faults.Add(source.At, "zeile und von/bis zugleich; erwartet: entweder zeile oder von und bis");
            }

            return new BaselineSource(scope.Refer(line, LineUse.Baseline), null);
        }

        Period? earlier = node is Mapping ? source.Period() : null;
        if (earlier is not null && scope.Period is Period own && earlier.To >= own.From)
        {
            scope.Faults.Add(
                source.At,
                $"der Ausgangswert reicht bis {GermanText.Day(earlier.To)}; erwartet: ein Ende vor dem ersten Tag der Zeile ({GermanText.Day(own.From)})");
        }

        return new BaselineSource(null, earlier);
    }
}

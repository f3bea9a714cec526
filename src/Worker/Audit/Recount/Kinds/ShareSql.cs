using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>anteil (Z-17) with several sources: the first that has a basis, else the last.</summary>
internal sealed class ShareSql : LineSql
{
    private readonly SourceSql[] sources;

    /// <summary>A share.</summary>
    public ShareSql(LineStatement scope, Share share)
        : base(scope) => sources = [.. share.Sources.Select((source, index) => SourceSql.Of(
            scope with { Prefix = $"{scope.Prefix}_quelle{index + 1}" }, source))];

    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        Figures[] all = [.. sources.Select(source => source.At(cut))];
        return new Figures("NULL")
        {
            IsShare = true,
            Numerator = Chosen(index => all[index].Numerator!),
            Denominator = Chosen(index => all[index].Denominator!),
            Coverage = all.All(figures => figures.Coverage is null) ? null : (
                Chosen(index => all[index].Coverage?.With ?? "NULL"), Chosen(index => all[index].Coverage?.Of ?? "NULL")),
        };
    }

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () => Union(
        "gezaehlt", "gezählte Aktivitäten der geltenden Quelle.", "nummer", [.. sources.Select(source => source.Counted())]));

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <inheritdoc/>
    public override string? MetAlone() => Once("fuer_sich", () =>
    {
        string[] fitting = [.. sources.Select(source => source.Fitting())];
        return Scope.Add("fuer_sich", "was irgendeiner der Quellen entspricht (Z-34).",
            string.Join("\nUNION\n", fitting.Select(table => $"SELECT p.nummer\nFROM {table} p")));
    });

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        string[] fitting = [.. sources.Select(source => source.Fitting())];
        return UnionBody("nummer, q.beginn, q.stand", fitting);
    }

    private string Number() => Once("quelle", () =>
    {
        string[] bases = [.. sources.Select(source => source.HasData())];
        return Scope.Add("quelle", "die geltende Quelle: die erste mit Angaben, sonst die letzte (Z-17).",
            $"SELECT CASE\n{string.Join('\n', bases.Select((basis, index) => $"  WHEN {basis} THEN {index + 1}"))}\n  ELSE {bases.Length}\nEND AS quelle");
    });

    private string Chosen(Func<int, string> expression) =>
        $"CASE (SELECT n.quelle FROM {Number()} n) {string.Join(' ', sources.Select((_, index) => $"WHEN {index + 1} THEN {expression(index)}"))} END";

    private string Union(string suffix, string comment, string columns, string[] tables)
    {
        string body = UnionBody(columns, tables);
        return Scope.Add(suffix, comment, body);
    }

    private string UnionBody(string columns, string[] tables) => string.Join("\nUNION ALL\n", tables.Select((table, index) =>
        $"SELECT q.{columns}\nFROM {table} q\nWHERE (SELECT n.quelle FROM {Number()} n) = {index + 1}"));
}

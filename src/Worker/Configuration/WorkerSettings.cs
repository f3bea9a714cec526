namespace KiIndicators.Worker.Configuration;

/// <summary>
/// All settings, from appsettings.json and the environment (KIINDICATORS_...). Read once, validated at start.
/// </summary>
internal sealed record WorkerSettings
{
    /// <summary>Database:Provider – "sqlite" or "sqlserver".</summary>
    public string DatabaseProvider { get; init; } = "sqlite";

    /// <summary>Database:ConnectionString.</summary>
    public string ConnectionString { get; init; } = "Data Source=kiindicators.db";

    /// <summary>Catalogue:Path – a file, or a folder of programmes.</summary>
    public string CataloguePath { get; init; } = Path.Combine(AppContext.BaseDirectory, "catalogues");

    /// <summary>Reports:Folder – where the worker puts its reports.</summary>
    public string ReportsFolder { get; init; } = "berichte";

    /// <summary>Committees – id to name.</summary>
    public IReadOnlyList<Committee> Committees { get; init; } = [];

    /// <summary>Typst:NodePath – the Node.js program; null: "node" on PATH.</summary>
    public string? NodePath { get; init; }

    /// <summary>Typst:TimeLimitSeconds – after this many seconds a PDF that is not finished is given up.</summary>
    public int TypstTimeLimitSeconds { get; init; } = 60;
}

/// <summary>
/// Gremium: the committee that a report is for.
/// </summary>
/// <param name="Id">Short name used in Auswertungsnummern, e.g. "SGS".</param>
/// <param name="Name">Full name.</param>
internal sealed record Committee(string Id, string Name);

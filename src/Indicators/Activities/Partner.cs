namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Netzwerkpartner: Verein, Unternehmen, Jugendhilfeträger, Jobcenter ...
/// </summary>
/// <param name="Id">Unique name in the host system.</param>
/// <param name="Name">Name; internal, never printed in the public report.</param>
/// <param name="Type">Type as the catalogue names it, e.g. "Verein", "KMU".</param>
/// <param name="IsVoluntary">Whether the partner is run by volunteers (ehrenamtlich).</param>
public sealed record Partner(string Id, string Name, string Type, bool IsVoluntary);

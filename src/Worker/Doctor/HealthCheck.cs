namespace KiIndicators.Worker.Doctor;

/// <summary>What a check found.</summary>
internal enum Verdict
{
    /// <summary>Nothing is to be done.</summary>
    Ok,

    /// <summary>Hinweis: the program works, and a person should know.</summary>
    Hint,

    /// <summary>Fehler: something will not work.</summary>
    Fault,
}

/// <summary>What a check found, in one line.</summary>
/// <param name="Verdict">How bad it is.</param>
/// <param name="Text">What, in German; where something is to be done, what.</param>
internal sealed record Diagnosis(Verdict Verdict, string Text)
{
    /// <summary>All is well.</summary>
    public static Diagnosis Ok(string text) => new(Verdict.Ok, text);

    /// <summary>A person should know.</summary>
    public static Diagnosis Hint(string text) => new(Verdict.Hint, text);

    /// <summary>Something will not work.</summary>
    public static Diagnosis Fault(string text) => new(Verdict.Fault, text);
}

/// <summary>Something that is looked at before the worker works unattended.</summary>
/// <param name="Id">What other programs, and the Betriebshandbuch, call it.</param>
/// <param name="Name">The same in German.</param>
/// <param name="Look">Looks; a <see cref="UserError"/> is a fault that says what to do.</param>
internal sealed record HealthCheck(string Id, string Name, Func<CancellationToken, Task<Diagnosis>> Look)
{
    /// <summary>Whether a fault keeps the worker from starting: it would stop the first report.</summary>
    public bool StopsStart { get; init; }

    /// <summary>Whether nothing else can be looked at where it is at fault.</summary>
    public bool IsGround { get; init; }

    /// <summary>A check whose look is done at once.</summary>
    public static HealthCheck Of(string id, string name, Func<Diagnosis> look) => new(id, name, _ => Task.FromResult(look()));
}

/// <summary>A check with what it found.</summary>
/// <param name="Check">The check.</param>
/// <param name="Diagnosis">What it found; null: it was not looked at, because what it stands on is at fault.</param>
internal sealed record Examined(HealthCheck Check, Diagnosis? Diagnosis);

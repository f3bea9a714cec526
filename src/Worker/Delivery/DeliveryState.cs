namespace KiIndicators.Worker.Delivery;

/// <summary>How far one envelope is.</summary>
internal enum DeliveryState
{
    /// <summary>Wartet: not yet tried, or to be tried again.</summary>
    Waiting,

    /// <summary>Wird gesendet: a worker is at it; said before anybody connects.</summary>
    Sending,

    /// <summary>Gesendet: the relay has answered with 2xx after the content.</summary>
    Sent,

    /// <summary>Unklar: it may have arrived, and nobody has said so; only a person says what follows.</summary>
    Unclear,

    /// <summary>Gescheitert: refused for good, or in vain too often.</summary>
    Failed,

    /// <summary>Zurückgezogen: the meeting of its report is cancelled, or has got another report since.</summary>
    Withdrawn,
}

/// <summary>The states as the database has them, what a person calls them, and the steps between them.</summary>
internal static class DeliveryStates
{
    private static readonly (DeliveryState State, string Column, string Word)[] Words =
    [
        (DeliveryState.Waiting, "waiting", "wartet"),
        (DeliveryState.Sending, "sending", "wird gesendet"),
        (DeliveryState.Sent, "sent", "gesendet"),
        (DeliveryState.Unclear, "unclear", "unklar"),
        (DeliveryState.Failed, "failed", "gescheitert"),
        (DeliveryState.Withdrawn, "withdrawn", "zurückgezogen"),
    ];

    private static readonly (DeliveryState From, DeliveryState To)[] Steps =
    [
        (DeliveryState.Waiting, DeliveryState.Sending),
        (DeliveryState.Waiting, DeliveryState.Withdrawn),
        (DeliveryState.Waiting, DeliveryState.Unclear), // the database is a copy, or older: another may have sent it
        (DeliveryState.Sending, DeliveryState.Sent),
        (DeliveryState.Sending, DeliveryState.Waiting), // refused for now, and surely not taken
        (DeliveryState.Sending, DeliveryState.Failed),
        (DeliveryState.Sending, DeliveryState.Unclear),
        (DeliveryState.Unclear, DeliveryState.Sent),
        (DeliveryState.Unclear, DeliveryState.Waiting), // a person wants it sent, whatever was before
        (DeliveryState.Failed, DeliveryState.Waiting),
        (DeliveryState.Failed, DeliveryState.Sent), // a person has brought it in another way
        (DeliveryState.Withdrawn, DeliveryState.Waiting), // the meeting takes place after all
    ];

    /// <summary>Whether a step leads from one state to another.</summary>
    public static bool CanBecome(this DeliveryState from, DeliveryState to) => Steps.Contains((from, to));

    /// <summary>The word of the column state.</summary>
    public static string Column(this DeliveryState state) => Words.First(word => word.State == state).Column;

    /// <summary>What a person calls it.</summary>
    public static string Word(this DeliveryState state) => Words.First(word => word.State == state).Word;

    /// <summary>The state of a row; null where its column holds none.</summary>
    public static DeliveryState? Read(string column) => Words.Where(word => word.Column == column).Select(word => (DeliveryState?)word.State).FirstOrDefault();
}

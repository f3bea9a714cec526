namespace KiIndicators.Benchmarks.Data;

/// <summary>An activity before it has a number, a day and a state.</summary>
/// <param name="Kind">As in the data contract: "event", "figure", ...</param>
/// <param name="Title">Its title, without a number.</param>
/// <param name="Attributes">Name and value of each attribute.</param>
internal sealed record ActivityDraft(string Kind, string Title, (string Name, string Value)[] Attributes)
{
    /// <summary>Participants, if it is held.</summary>
    public string? Participants { get; init; }

    /// <summary>Minutes, if it is held.</summary>
    public string? Minutes { get; init; }

    /// <summary>Quantity, if it is held.</summary>
    public string? Quantity { get; init; }

    /// <summary>Unit of the quantity.</summary>
    public string? Unit { get; init; }

    /// <summary>Note, if it is held.</summary>
    public string? Note { get; init; }

    /// <summary>Whether it is an agreement: others name it by its number, and it may end.</summary>
    public bool IsAgreement { get; init; }

    /// <summary>Whether it may have a last day.</summary>
    public bool MayEnd { get; init; }
}

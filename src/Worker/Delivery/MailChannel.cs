namespace KiIndicators.Worker.Delivery;

/// <summary>A way out for mail.</summary>
internal interface IMailChannel
{
    /// <summary>Where mail goes, for messages; never with name or password.</summary>
    string Name { get; }

    /// <summary>Hands one mail over, once, and waits for the answer.</summary>
    /// <param name="envelope">The address and all that stands on it.</param>
    /// <param name="content">What the mail says.</param>
    /// <returns>What became of it; whatever is not clear is <see cref="DeliveryState.Unclear"/>.</returns>
    SendOutcome Send(Envelope envelope, byte[] content);
}

/// <summary>What became of a mail that was handed over.</summary>
/// <param name="State">Sent; waiting: surely not taken, and worth another try; failed: surely not taken, and never will be; unclear.</param>
/// <param name="Answer">What the other side said, or what was in the way, on one line.</param>
internal sealed record SendOutcome(DeliveryState State, string Answer)
{
    /// <summary>Whether the way itself is out of order, so that the next mail need not be tried now.</summary>
    public bool IsChannelFault { get; init; }
}

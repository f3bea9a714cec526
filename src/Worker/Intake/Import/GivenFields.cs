using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What a row is to become: a column that the list has says it, an empty cell clears it, and what the list has no column for stays as it is.
/// </summary>
internal static class GivenFields
{
    /// <summary>The stored activity with what the list gives; its history where the cell is not empty.</summary>
    public static ActivityRow Of(Placed<ActivityRow> activity, ActivityRow stored)
    {
        ActivityRow row = activity.Row;
        string? Given(string column, string? listed, string? before) => activity.Given.Contains(column) ? listed : before;
        return stored with
        {
            Kind = row.Kind ?? stored.Kind,
            Title = Given("title", row.Title, stored.Title),
            StartDate = Given("start_date", row.StartDate, stored.StartDate),
            EndDate = Given("end_date", row.EndDate, stored.EndDate),
            Status = Given("status", row.Status, stored.Status),
            Organiser = Given("organiser", row.Organiser, stored.Organiser),
            Participants = Given("participants", row.Participants, stored.Participants),
            Minutes = Given("minutes", row.Minutes, stored.Minutes),
            Quantity = Given("quantity", row.Quantity, stored.Quantity),
            Unit = Given("unit", row.Unit, stored.Unit),
            Note = Given("note", row.Note, stored.Note),
            // What the list does not say about its own history is no difference.
            RecordedAt = row.RecordedAt ?? stored.RecordedAt,
            ChangedAt = row.ChangedAt ?? stored.ChangedAt,
        };
    }

    /// <summary>The stored partner with what the list gives.</summary>
    public static PartnerRow Of(Placed<PartnerRow> partner, PartnerRow stored) => partner.Row with
    {
        Voluntary = partner.Given.Contains("voluntary") ? partner.Row.Voluntary : stored.Voluntary,
    };

    /// <summary>The stored remark with what the list gives.</summary>
    public static RemarkRow Of(Placed<RemarkRow> remark, RemarkRow stored) => remark.Row with
    {
        Measure = remark.Given.Contains("measure") ? remark.Row.Measure : stored.Measure,
        NewDate = remark.Given.Contains("new_date") ? remark.Row.NewDate : stored.NewDate,
    };
}

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A drawn chart, ready to be placed in the report at its own size.</summary>
/// <param name="Svg">The picture; one unit of its viewBox is one point (1/72 inch), so a font size of 9 prints as 9 pt.</param>
/// <param name="AlternativeText">The message of the picture in German, at most 250 characters.</param>
/// <param name="WidthMm">Width in millimetres; placed at another width, the text is no longer as large as it was drawn.</param>
/// <param name="HeightMm">Height in millimetres.</param>
internal sealed record Chart(string Svg, string AlternativeText, double WidthMm, double HeightMm);

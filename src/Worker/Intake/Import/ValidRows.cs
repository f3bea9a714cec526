using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// What is left of a batch without the rows that have a fault, and without those that refer to them.
/// </summary>
internal static class ValidRows
{
    /// <summary>Takes the rows out. A fault of a header or of a whole file concerns all its rows.</summary>
    /// <param name="batch">The batch; its faults stay.</param>
    /// <param name="check">Checks again what rows say of each other, and adds faults.</param>
    public static void Keep(ImportBatch batch, Action<ImportBatch> check)
    {
        int seen = 0;
        while (seen < batch.Faults.Count)
        {
            seen = batch.Faults.Count;
            TakeOut(batch);
            // What is missing now is missing for good; whoever needs it is at fault.
            batch.Incomplete.Clear();
            check(batch);
        }
    }

    private static void TakeOut(ImportBatch batch)
    {
        HashSet<string> lists = [.. batch.Faults.Where(fault => IsOfWholeList(fault, batch)).Select(fault => fault.File)];
        HashSet<(string, int)> rows = [.. batch.Faults.Select(fault => (fault.File, fault.Line))];
        bool IsOut<T>(Placed<T> row) => lists.Contains(row.File) || rows.Contains((row.File, row.Line));
        HashSet<string> orphans = [.. batch.Activities.Where(IsOut).Select(activity => activity.Row.Id!)];
        batch.Activities.RemoveAll(IsOut);
        orphans.ExceptWith(batch.Activities.Select(activity => activity.Row.Id!));
        batch.Attributes.RemoveAll(attribute => IsOut(attribute) || attribute.Row.ActivityId.Length == 0 || orphans.Contains(attribute.Row.ActivityId));
        batch.Partners.RemoveAll(IsOut);
        batch.Remarks.RemoveAll(IsOut);
    }

    private static bool IsOfWholeList(ImportFault fault, ImportBatch batch) =>
        fault.Line == 0 || (batch.Lists.TryGetValue(fault.File, out (SheetSource Source, SheetHeader? Header) list) && list.Header?.Line >= fault.Line);
}

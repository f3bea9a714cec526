using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Meetings;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

/// <summary>
/// A calendar lives: meetings appear, move, are cancelled, vanish, return under a new name. However often and in whatever order it was looked at,
/// with looks missing: what its last state names stands in the book, and nothing else of it is believed in without a question.
/// </summary>
public class FeedHistoryProperties
{
    private const string Feed = "allris";
    private const int Days = 6;

    private static readonly DateTimeOffset Now = new(2025, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly First = new(2026, 1, 13);
    private static readonly TimeOnly?[] Times = [null, new TimeOnly(16, 0), new TimeOnly(18, 0)];

    // One step in the life of a calendar: which of its meetings, and what becomes of it.
    private static readonly Gen<(int Kind, int Which, int Day, int Time)> Step = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 9], Gen.Int[0, Days - 1], Gen.Int[0, 2]);

    private static readonly Gen<ImmutableArray<Announcement>[]> History = Step.Array[1, 25].Select(States);

    [Fact]
    public void History_PolledInAnyOrderWithPollsMissing_EndsInTheSameMeetings() => Gen.Select(History, Gen.Int[0, 30].Array[0, 30]).Sample((history, polls) =>
    {
        ImmutableArray<Announcement> last = history[^1];
        MeetingBook polled = MeetingBook.Empty;
        foreach (int poll in polls)
        {
            polled = Heard(polled, history[poll % history.Length]);
        }

        MeetingBook once = Heard(MeetingBook.Empty, last);

        Named(Heard(polled, last)).ShouldBe(Named(once));
        Named(once).ShouldBe(last.Select(Words).Order(StringComparer.Ordinal), "every meeting that is named stands in the book");
    }, iter: Samples.Of(500));

    [Fact]
    public void Book_AfterTheSameStateTwice_IsTheSame() => Gen.Select(History, Gen.Int[0, 30].Array[0, 10]).Sample((history, polls) =>
    {
        MeetingBook book = polls.Aggregate(MeetingBook.Empty, (book, poll) => Heard(book, history[poll % history.Length]));
        MeetingBook once = Heard(book, history[^1]);

        BookChanges.Between(once, Heard(once, history[^1])).ShouldBeEmpty();
    }, iter: Samples.Of(300));

    [Fact]
    public void Meeting_ThatTheLastStateDoesNotName_IsToBeCheckedOrCancelled() => Gen.Select(History, Gen.Int[0, 30].Array[0, 10]).Sample((history, polls) =>
    {
        MeetingBook book = Heard(polls.Aggregate(MeetingBook.Empty, (book, poll) => Heard(book, history[poll % history.Length])), history[^1]);
        HashSet<long> named = [.. book.Sightings.Values.Where(sighting => sighting.MissingSince is null).Select(sighting => sighting.Meeting)];

        named.Count.ShouldBe(history[^1].Length);
        book.Meetings.Values.Where(meeting => !named.Contains(meeting.Id)).ShouldAllBe(meeting => meeting.IsCancelled || book.MissingFrom(meeting.Id) != null);
        book.Meetings.Values.Select(meeting => meeting.Key).ShouldBeUnique();
    }, iter: Samples.Of(300));

    /// <summary>A meeting that vanishes and returns, each time under another name, is one meeting, and gets one report.</summary>
    [Fact]
    public void Meeting_ThatVanishesAndReturnsUnderAnyName_IsOne() =>
        Gen.Select(Gen.Int[0, 7].Array[0, 12], Gen.Int[0, 1000].Array[3]).Sample((looks, names) =>
        {
            MeetingBook book = looks.Select((look, turn) => (look, turn)).Aggregate(MeetingBook.Empty, (book, one) => Heard(
                book,
                [
                    .. Enumerable.Range(0, 3).Where(number => (one.look >> number) % 2 == 0)
                        .Select(number => new Announcement($"U{(names[number] * 31) + one.turn + (100_000 * number)}", "ACI", First.AddDays(number), new TimeOnly(16 + (one.turn % 3), 0), false)),
                ]));

            book.Meetings.Values.Select(meeting => meeting.Date).ShouldBeUnique();
            book.Sightings.Count.ShouldBe(book.Meetings.Count);
        }, iter: Samples.Of(300));

    private static MeetingBook Heard(MeetingBook book, ImmutableArray<Announcement> state) => MeetingMerge.Merge(book, new Listing(Feed, state), Now).Book;

    // Letters tell apart what was known first and depend on it; committee, day, time and whether it is cancelled do not.
    private static IEnumerable<string> Named(MeetingBook book) => book.Sightings.Values
        .Where(sighting => sighting.MissingSince is null)
        .Select(sighting => (Sighting: sighting, Meeting: book.Meetings[sighting.Meeting]))
        .Select(one => Words(new Announcement(one.Sighting.Uid, one.Meeting.Committee, one.Meeting.Date, one.Meeting.StartTime, one.Meeting.IsCancelled)))
        .Order(StringComparer.Ordinal);

    private static string Words(Announcement one) => $"{one.Uid} {one.Committee} {one.Date:yyyy-MM-dd} {one.StartTime:HH:mm} {one.IsCancelled}";

    private static ImmutableArray<Announcement>[] States((int Kind, int Which, int Day, int Time)[] steps)
    {
        List<Announcement> now = [];
        List<ImmutableArray<Announcement>> states = [];
        int uids = 0;
        foreach ((int kind, int which, int day, int time) in steps)
        {
            int at = now.Count == 0 ? -1 : which % now.Count;
            DateOnly date = First.AddDays(day);
            if (kind <= 1 || at < 0)
            {
                now.Add(new Announcement($"U{uids++}", which % 2 == 0 ? "ACI" : "SOZ", date, Times[time], false));
            }
            else if (kind == 2)
            {
                now[at] = now[at] with { Date = date, StartTime = Times[time] };
            }
            else if (kind == 3)
            {
                now[at] = now[at] with { IsCancelled = !now[at].IsCancelled };
            }
            else if (kind == 4)
            {
                now.RemoveAt(at);
            }
            else
            {
                now[at] = now[at] with { Uid = $"U{uids++}" };
            }

            states.Add([.. now]);
        }

        return [.. states];
    }
}

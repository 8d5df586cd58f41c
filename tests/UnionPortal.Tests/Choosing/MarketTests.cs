using UnionPortal.Choosing;

namespace UnionPortal.Tests.Choosing;

/// <summary>What holds for every round, tried on many invented ones; small ones against all outcomes there are.</summary>
public sealed class MarketTests
{
    [Fact]
    public void No_two_would_both_rather_have_each_other_and_nobody_takes_more_than_its_seats()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var invented = Invented.Of(seed, mentors: 1 + seed % 12, mentees: 1 + seed * 7 % 40);

            foreach (var outcome in new[] { StableMatching.Run(invented.Market()), BestTotal.Run(invented.Market()) })
            {
                outcome.MenteesOf().ShouldAllBe(held => held.Count() <= invented.Mentors.Single(seat => seat.Id == outcome.Market.Mentors[held.Key]).Seats);
                outcome.Pairs.ShouldAllBe(pair => outcome.Market.MayPair(pair.Mentor, pair.Mentee));
            }

            StableMatching.Run(invented.Market()).CountBlocking().ShouldBe(0, $"seed {seed}");
        }
    }

    [Fact]
    public void In_whatever_order_people_stand_the_outcome_is_the_same()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var invented = Invented.Of(seed, 8, 25);

            var (once, again) = (StableMatching.Run(invented.Market()), StableMatching.Run(invented.Shuffled(seed + 1).Market()));

            Named(again).ShouldBe(Named(once));
            Named(BestTotal.Run(invented.Shuffled(seed + 1).Market())).ShouldBe(Named(BestTotal.Run(invented.Market())));
        }
    }

    [Fact]
    public void Of_all_stable_outcomes_each_mentee_gets_the_mentor_it_likes_best()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var market = Invented.Of(seed, 3, 5).Market();
            var all = Every(market).Where(outcome => outcome.CountBlocking() == 0).ToList();

            var found = StableMatching.Run(market);

            all.ShouldContain(outcome => outcome.MentorOf.SequenceEqual(found.MentorOf), $"seed {seed}");
            foreach (var other in all)
                for (var mentee = 0; mentee < market.Mentees.Length; mentee++)
                    (other.MentorOf[mentee] >= 0 && found.WouldRather(mentee, other.MentorOf[mentee])).ShouldBeFalse($"seed {seed}, mentee {mentee}");
        }
    }

    [Fact]
    public void Whether_seats_are_short_or_plenty_it_is_what_the_mentees_get_by_asking_one_after_another()
    {
        for (var seed = 1; seed <= 120; seed++)
        {
            var market = Invented.Of(seed, mentors: seed % 2 == 0 ? 9 : 30, mentees: seed % 2 == 0 ? 60 : 20, withPins: seed % 3 == 0).Market();

            StableMatching.Run(market).MentorOf.ShouldBe(OneAfterAnother(market), $"seed {seed}");
        }
    }

    [Fact]
    public void The_best_total_is_the_best_of_all_outcomes_there_are_by_a_quarter_point_for_each_pair()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var market = Invented.Of(seed, 3, 5, isOneToOne: seed % 2 == 0).Market();

            var found = BestTotal.Run(market);

            // A pair more is worth as much as it fits and one; the total counts the same way.
            static long Worth(Outcome outcome) => outcome.Pairs.Sum(pair => (long)outcome.Market.Fit(pair.Mentor, pair.Mentee) + 1);
            (Every(market).Max(Worth) - Worth(found)).ShouldBeLessThanOrEqualTo((long)Math.Ceiling(0.25 * market.Mentees.Length), $"seed {seed}");
        }
    }

    [Fact]
    public void A_no_is_respected_and_a_hand_settles_and_silence_goes_by_fit()
    {
        Guid[] ids = [.. Enumerable.Range(1, 4).Select(number => new Guid(number, 0, 0, new byte[8]))];
        var (near, far, one, other) = (ids[0], ids[1], ids[2], ids[3]);
        int? Fit(int mentor, int mentee) => mentor == 0 ? 90 : 40;
        Market With(Wish[] wishes, params (Guid, Guid)[] pinned) => new([new(near), new(far)], [one, other], Fit, wishes, pinned);

        var silent = StableMatching.Run(With([]));
        var refused = StableMatching.Run(With([new(one, near, Attitude.Unwilling)]));
        var ranked = StableMatching.Run(With([new(near, other, Attitude.Willing, 1)]));
        var settled = StableMatching.Run(With([], (near, other)));

        silent.MentorOf.ShouldBe([0, 1]);
        refused.MentorOf.ShouldBe([1, 0]);
        ranked.MentorOf.ShouldBe([1, 0]);
        settled.MentorOf.ShouldBe([1, 0]);
        Explanation.Of(settled, 0, 1).Because.ShouldBe(Because.SettledByHand);
        Explanation.Of(silent, 0, 1).ShouldBe(new(Because.MentorHasBetter, Change.OneMoreSeat | Change.MentorRanksHigher, 1, [0]), new Closely());
        Explanation.Of(refused, 0, 0).Because.ShouldBe(Because.MayNotPair);
    }

    [Fact]
    public void Where_nobody_or_nothing_is_there_nobody_is_paired()
    {
        var id = Guid.CreateVersion7();

        StableMatching.Run(new([], [id], (_, _) => 50, [])).MentorOf.ShouldBe([-1]);
        StableMatching.Run(new([new(id)], [], (_, _) => 50, [])).MentorOf.ShouldBeEmpty();
        StableMatching.Run(new([new(id, 0)], [Guid.CreateVersion7()], (_, _) => 50, [])).MentorOf.ShouldBe([-1]);
        BestTotal.Run(new([new(id, 0)], [Guid.CreateVersion7()], (_, _) => 50, [])).MentorOf.ShouldBe([-1]);
    }

    [Fact]
    public void What_would_change_it_changes_it()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var invented = Invented.Of(seed, 5, 12);
            var (market, outcome) = (invented.Market(), StableMatching.Run(invented.Market()));
            for (var mentor = 0; mentor < market.Mentors.Length; mentor++)
                for (var mentee = 0; mentee < market.Mentees.Length; mentee++)
                {
                    var told = Explanation.Of(outcome, mentor, mentee);
                    if (told.Because != Because.MentorHasBetter) continue;

                    // With one more seat these two would both rather have each other, so they cannot both stay as they are.
                    var (by, of) = (market.Mentors[mentor], market.Mentees[mentee]);
                    var more = StableMatching.Run((invented with { Mentors = [.. invented.Mentors.Select(seat => seat.Id == by ? seat with { Seats = seat.Seats + 1 } : seat)] }).Market());
                    Named(more).ShouldNotBe(Named(outcome), $"seed {seed}: {by} × {of}");
                }
        }
    }

    static List<string> Named(Outcome outcome) => [.. outcome.Pairs.Select(pair => $"{outcome.Market.Mentors[pair.Mentor]} {outcome.Market.Mentees[pair.Mentee]}").Order(StringComparer.Ordinal)];

    // As the books tell it, without any haste.
    static int[] OneAfterAnother(Market market)
    {
        var (mentorOf, refused) = (market.Pinned.ToArray(), new HashSet<(int, int)>());
        while (true)
        {
            var (mentee, wanted) = Enumerable.Range(0, mentorOf.Length).Where(mentee => mentorOf[mentee] < 0).Select(mentee => (mentee, Enumerable.Range(0, market.Mentors.Length)
                .Where(mentor => market.MayPair(mentor, mentee) && !refused.Contains((mentor, mentee))).OrderByDescending(mentor => market.MenteeLikes(mentee, mentor)).Cast<int?>().FirstOrDefault())).FirstOrDefault(each => each.Item2 is not null);
            if (wanted is not { } asked) return mentorOf;
            var own = Enumerable.Range(0, mentorOf.Length).Where(other => market.Pinned[other] < 0 && mentorOf[other] == asked).Append(mentee).OrderByDescending(other => market.MentorLikes(asked, other)).ToList();
            mentorOf[mentee] = asked;
            foreach (var sentAway in own.Skip(market.Seats[asked]))
            {
                mentorOf[sentAway] = -1;
                refused.Add((asked, sentAway));
            }
        }
    }

    static IEnumerable<Outcome> Every(Market market)
    {
        IEnumerable<int[]> From(int mentee, int[] taken)
        {
            if (mentee == market.Mentees.Length) return [[]];
            var choices = Enumerable.Range(-1, market.Mentors.Length + 1).Where(mentor => mentor < 0 || market.MayPair(mentor, mentee) && taken[mentor] < market.Seats[mentor]);
            return choices.SelectMany(mentor => From(mentee + 1, [.. taken.Select((count, at) => at == mentor ? count + 1 : count)]).Select(rest => (int[])[mentor, .. rest]));
        }

        return From(0, new int[market.Mentors.Length]).Select(mentorOf => new Outcome(market, mentorOf));
    }

    sealed class Closely : IEqualityComparer<Explanation>
    {
        public bool Equals(Explanation? one, Explanation? other) =>
            (one!.Because, one.Change, one.MentorOfMentee) == (other!.Because, other.Change, other.MentorOfMentee) && one.MenteesOfMentor.SequenceEqual(other.MenteesOfMentor);

        public int GetHashCode(Explanation each) => (int)each.Because;
    }

    sealed record Invented(IReadOnlyList<Seat> Mentors, IReadOnlyList<Guid> Mentees, IReadOnlyDictionary<(Guid, Guid), int?> Fits, IReadOnlyList<Wish> Wishes, IReadOnlyList<(Guid, Guid)> Pins)
    {
        public static Invented Of(int seed, int mentors, int mentees, bool isOneToOne = false, bool withPins = false)
        {
            var random = new Random(seed);
            Guid NewId()
            {
                var bytes = new byte[16];
                random.NextBytes(bytes);
                return new(bytes);
            }

            var ofMentors = Enumerable.Range(0, mentors).Select(_ => new Seat(NewId(), isOneToOne ? 1 : random.Next(0, 4))).ToList();
            var ofMentees = Enumerable.Range(0, mentees).Select(_ => NewId()).ToList();
            // Few different fits, so that ties are many.
            var fits = ofMentors.SelectMany(mentor => ofMentees.Select(mentee => (mentor.Id, mentee))).ToDictionary(pair => pair, _ => random.Next(8) == 0 ? (int?)null : random.Next(6) * 20);
            Wish Say(Guid by, Guid of) => random.Next(3) switch { 0 => new(by, of, Attitude.Unwilling), 1 => new(by, of, Attitude.Willing), _ => new(by, of, Attitude.Willing, random.Next(1, 4)) };
            var wishes = ofMentors.SelectMany(mentor => ofMentees.SelectMany(mentee => new[] { (By: mentor.Id, Of: mentee), (By: mentee, Of: mentor.Id) }))
                .Where(_ => random.Next(3) == 0).Select(pair => Say(pair.By, pair.Of)).ToList();
            return new(ofMentors, ofMentees, fits, wishes, withPins ? [.. ofMentees.Where(_ => random.Next(6) == 0).Select(mentee => (ofMentors[random.Next(mentors)].Id, mentee))] : []);
        }

        public Invented Shuffled(int seed)
        {
            var random = new Random(seed);
            T[] Shuffle<T>(IEnumerable<T> all)
            {
                var shuffled = all.ToArray();
                random.Shuffle(shuffled);
                return shuffled;
            }

            return new(Shuffle(Mentors), Shuffle(Mentees), Fits, Shuffle(Wishes), Pins);
        }

        public Market Market() => new(Mentors, Mentees, (mentor, mentee) => Fits[(Mentors[mentor].Id, Mentees[mentee])], Wishes, Pins);
    }
}

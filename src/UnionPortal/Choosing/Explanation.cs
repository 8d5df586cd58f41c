namespace UnionPortal.Choosing;

/// <summary>Why two came together, or did not.</summary>
public enum Because
{
    /// <summary>They are each other's: the mentee got the best that would have it.</summary>
    Paired,

    /// <summary>Settled by hand.</summary>
    SettledByHand,

    /// <summary>A limit, a no, or a hand holds them apart.</summary>
    MayNotPair,

    /// <summary>The mentee has one it would rather have.</summary>
    MenteeHasBetter,

    /// <summary>The mentor's seats are with others it would rather have.</summary>
    MentorHasBetter,

    /// <summary>Both have better.</summary>
    BothHaveBetter,

    /// <summary>The mentor takes nobody in this round.</summary>
    NoSeat,

    /// <summary>Both would rather have each other; only an outcome that looks at the total leaves such.</summary>
    BothWouldRather,
}

/// <summary>What would bring two together who did not come together.</summary>
[Flags]
public enum Change
{
    None = 0,

    /// <summary>One more seat of the mentor.</summary>
    OneMoreSeat = 1,

    /// <summary>The mentee ranks the mentor above its own.</summary>
    MenteeRanksHigher = 2,

    /// <summary>The mentor ranks the mentee above those it has.</summary>
    MentorRanksHigher = 4,

    /// <summary>The limit or the no between them goes.</summary>
    LiftTheBar = 8,
}

/// <summary>One pair looked at closely: why, whom each has instead, and what would change it. Looks at the wishes alone and runs nothing again.</summary>
/// <param name="MentorOfMentee">The place of the mentor the mentee has, -1 for none.</param>
/// <param name="MenteesOfMentor">The places of those the mentor has.</param>
public sealed record Explanation(Because Because, Change Change, int MentorOfMentee, IReadOnlyList<int> MenteesOfMentor)
{
    public static Explanation Of(Outcome outcome, int mentor, int mentee)
    {
        var market = outcome.Market;
        var mine = Enumerable.Range(0, market.Mentees.Length).Where(each => outcome.MentorOf[each] == mentor).ToList();
        Explanation Say(Because because, Change change = Change.None) => new(because, change, outcome.MentorOf[mentee], mine);
        if (outcome.MentorOf[mentee] == mentor) return Say(market.Pinned[mentee] == mentor ? Because.SettledByHand : Because.Paired);
        if (market.Pinned[mentee] >= 0) return Say(Because.SettledByHand);
        if (!market.MayPair(mentor, mentee)) return Say(Because.MayNotPair, Change.LiftTheBar);
        var menteeWould = outcome.WouldRather(mentee, mentor);
        if (market.Seats[mentor] == 0) return Say(Because.NoSeat, Change.OneMoreSeat | (menteeWould ? Change.None : Change.MenteeRanksHigher));
        var held = mine.FindAll(each => market.Pinned[each] < 0);
        var mentorWould = held.Count < market.Seats[mentor] || held.Exists(each => market.MentorLikes(mentor, each) < market.MentorLikes(mentor, mentee));
        return (mentorWould, menteeWould) switch
        {
            (true, true) => Say(Because.BothWouldRather),
            (true, false) => Say(Because.MenteeHasBetter, Change.MenteeRanksHigher),
            (false, true) => Say(Because.MentorHasBetter, Change.OneMoreSeat | Change.MentorRanksHigher),
            _ => Say(Because.BothHaveBetter, Change.MenteeRanksHigher | Change.OneMoreSeat | Change.MentorRanksHigher),
        };
    }
}

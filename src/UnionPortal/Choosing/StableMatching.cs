namespace UnionPortal.Choosing;

/// <summary>
/// Both sides' wishes brought together so that no two would both rather have each other: deferred acceptance with capacities
/// (Gale and Shapley 1962), the mentees asking. Among all stable outcomes each mentee gets the mentor it likes best.
/// </summary>
public static class StableMatching
{
    public static Outcome Run(Market market)
    {
        var asked = new int[market.Mentees.Length];
        var held = new int[market.Mentors.Length][];
        var holds = new int[market.Mentors.Length];
        for (var mentor = 0; mentor < held.Length; mentor++) held[mentor] = new int[Math.Min(market.Seats[mentor], market.Mentees.Length)];
        var mentorOf = market.Pinned.ToArray();
        var lists = Lists(market);
        for (var first = 0; first < market.Mentees.Length; first++)
        {
            // Whoever is sent away asks on at once; in which order they ask changes nothing.
            for (var mentee = mentorOf[first] < 0 ? first : -1; mentee >= 0;)
            {
                if (asked[mentee] == lists[mentee].Length) break;
                var mentor = lists[mentee][asked[mentee]++];
                if (holds[mentor] < held[mentor].Length)
                {
                    held[mentor][holds[mentor]++] = mentee;
                    mentorOf[mentee] = mentor;
                    break;
                }

                var last = WorstAt(market, mentor, held[mentor]);
                if (last < 0 || market.MentorLikes(mentor, held[mentor][last]) > market.MentorLikes(mentor, mentee)) continue;
                var sentAway = held[mentor][last];
                (held[mentor][last], mentorOf[mentee], mentorOf[sentAway]) = (mentee, mentor, -1);
                mentee = sentAway;
            }
        }

        return new(market, mentorOf);
    }

    static int WorstAt(Market market, int mentor, int[] held)
    {
        var worst = -1;
        for (var at = 0; at < held.Length; at++) if (worst < 0 || market.MentorLikes(mentor, held[at]) < market.MentorLikes(mentor, held[worst])) worst = at;
        return worst;
    }

    // Each mentee's mentors, best first: those it named, then the others counted out by fit, so that sixteen million need no sorting.
    static ushort[][] Lists(Market market)
    {
        var lists = new ushort[market.Mentees.Length][];
        var free = Enumerable.Range(0, market.Mentors.Length).Where(mentor => market.Seats[mentor] > 0).Select(mentor => (ushort)mentor).ToArray();
        Parallel.For(0, lists.Length, mentee => lists[mentee] = market.Pinned[mentee] < 0 ? List(market, mentee, free) : []);
        return lists;
    }

    static ushort[] List(Market market, int mentee, ushort[] free)
    {
        Span<int> ends = stackalloc int[102];
        ends.Clear();
        var named = market.NamedBy(mentee);
        foreach (var mentor in free) if (market.MayPair(mentor, mentee) && named?.ContainsKey(mentor) is not true) ends[100 - market.Fit(mentor, mentee) + 1]++;
        for (var fit = 1; fit < ends.Length; fit++) ends[fit] += ends[fit - 1];
        ushort[] first = named is null ? [] : [.. free.Where(mentor => named.ContainsKey(mentor) && market.MayPair(mentor, mentee)).OrderByDescending(mentor => market.MenteeLikes(mentee, mentor))];
        var list = new ushort[first.Length + ends[101]];
        first.CopyTo(list, 0);
        foreach (var mentor in free) if (market.MayPair(mentor, mentee) && named?.ContainsKey(mentor) is not true) list[first.Length + ends[100 - market.Fit(mentor, mentee)]++] = mentor;
        return list;
    }
}

using System.Runtime.CompilerServices;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>
/// Both sides' wishes brought together so that no two would both rather have each other: deferred acceptance with capacities
/// (Gale and Shapley 1962), the mentees asking. Among all stable outcomes each mentee gets the mentor it likes best.
/// </summary>
/// <remarks>
/// Where seats are short most would ask everybody in vain, so the mentors ask first, which is soon done. Whom that leaves, every stable outcome
/// leaves (Roth 1986); and no mentor ends with anybody it likes less than one of those, or these two would both rather have each other. So only
/// the others need to ask, and each mentor says no at once to whom it likes less than any that is left: the outcome is the same.
/// </remarks>
public static class StableMatching
{
    /// <summary>Mentees whose lists are made together: as many fits of a mentor as lie side by side in the processor's memory.</summary>
    const int Block = 64;

    public static Outcome Run(Market market)
    {
        int[] asking = [.. Enumerable.Range(0, market.Mentees.Length).Where(mentee => market.Pinned[mentee] < 0)];
        var least = new uint[market.Mentors.Length];
        if (market.Seats.Sum(seats => (long)seats) < asking.Length)
        {
            var has = MentorsAsk(market);
            int[] left = [.. asking.Where(mentee => has[mentee] < 0)];
            Parallel.For(0, least.Length, mentor => least[mentor] = MostLiked(market, mentor, left));
            asking = [.. asking.Where(mentee => has[mentee] >= 0)];
        }

        return new(market, MenteesAsk(market, asking, least));
    }

    // For each mentee the mentor it gets where the mentors ask, or -1: of all stable outcomes the one it likes least.
    [MethodImpl(Fit.AskedForEveryPair)]
    static int[] MentorsAsk(Market market)
    {
        var (lists, asked, free) = (new ushort[market.Mentors.Length][], new int[market.Mentors.Length], market.Seats.ToArray());
        Parallel.For(0, lists.Length, mentor => lists[mentor] = free[mentor] == 0 ? [] : List(market.Row(mentor).ToArray(), market.NamedByMentor(mentor), mentee => market.MentorLikes(mentor, mentee)));
        var has = new int[market.Mentees.Length];
        Array.Fill(has, -1);
        var waiting = new Stack<int>(Enumerable.Range(0, lists.Length));
        while (waiting.TryPop(out var mentor))
            while (free[mentor] > 0 && asked[mentor] < lists[mentor].Length)
            {
                var mentee = lists[mentor][asked[mentor]++];
                var own = has[mentee];
                if (market.Pinned[mentee] >= 0 || own >= 0 && market.MenteeLikes(mentee, own) > market.MenteeLikes(mentee, mentor)) continue;
                has[mentee] = mentor;
                free[mentor]--;
                if (own < 0) continue;
                free[own]++;
                waiting.Push(own);
            }

        return has;
    }

    [MethodImpl(Fit.AskedForEveryPair)]
    static uint MostLiked(Market market, int mentor, int[] mentees)
    {
        var most = 0u;
        foreach (var mentee in mentees) if (market.MayPair(mentor, mentee)) most = Math.Max(most, market.MentorLikes(mentor, mentee));
        return most;
    }

    // Each mentor says no to whom it likes no more than the given; from when it has no seat left, to whom it likes no more than the least of its own.
    [MethodImpl(Fit.AskedForEveryPair)]
    static int[] MenteesAsk(Market market, int[] asking, uint[] least)
    {
        var (lists, asked, mentorOf) = (Lists(market, asking), new int[market.Mentees.Length], market.Pinned.ToArray());
        var (held, holds) = (Array.ConvertAll(market.Seats, seats => new int[Math.Min(seats, market.Mentees.Length)]), new int[market.Mentors.Length]);
        foreach (var first in asking)
        {
            // Whoever is sent away asks on at once; in which order they ask changes nothing.
            for (var mentee = first; mentee >= 0 && asked[mentee] < lists[mentee].Length;)
            {
                var mentor = lists[mentee][asked[mentee]++];
                if (market.MentorLikes(mentor, mentee) <= least[mentor]) continue;
                var (own, sentAway) = (held[mentor], -1);
                if (holds[mentor] < own.Length) own[holds[mentor]++] = mentee;
                else
                {
                    var last = Array.FindIndex(own, each => market.MentorLikes(mentor, each) == least[mentor]);
                    (sentAway, own[last]) = (own[last], mentee);
                    mentorOf[sentAway] = -1;
                }

                mentorOf[mentee] = mentor;
                if (holds[mentor] == own.Length) least[mentor] = own.Min(each => market.MentorLikes(mentor, each));
                mentee = sentAway;
            }
        }

        return mentorOf;
    }

    // Those who ask, and for each its mentors, best first.
    static ushort[][] Lists(Market market, int[] asking)
    {
        var lists = new ushort[market.Mentees.Length][];
        Parallel.For(0, (asking.Length + Block - 1) / Block, block => Fill(market, asking.AsSpan(block * Block, Math.Min(Block, asking.Length - block * Block)), lists));
        return lists;
    }

    // The fits of a mentor lie side by side, those of a mentee do not, so they are turned over for a few mentees at a time.
    [MethodImpl(Fit.AskedForEveryPair)]
    static void Fill(Market market, ReadOnlySpan<int> mentees, ushort[][] lists)
    {
        var mentors = market.Mentors.Length;
        var turned = new byte[mentees.Length * mentors];
        for (var mentor = 0; mentor < mentors; mentor++)
        {
            if (market.Seats[mentor] == 0) continue;
            var row = market.Row(mentor);
            for (var at = 0; at < mentees.Length; at++) turned[at * mentors + mentor] = row[mentees[at]];
        }

        for (var at = 0; at < mentees.Length; at++)
        {
            var mentee = mentees[at];
            lists[mentee] = List(turned.AsSpan(at * mentors, mentors), market.NamedByMentee(mentee), mentor => market.MenteeLikes(mentee, mentor));
        }
    }

    // The others, best first: those that were named, then the rest counted out by fit, so that sixteen million need no sorting. Crosses the named ones out.
    [MethodImpl(Fit.AskedForEveryPair)]
    static ushort[] List(Span<byte> fits, IReadOnlyCollection<int> named, Func<int, uint> likes)
    {
        var first = new List<ushort>(named.Count);
        foreach (var other in named)
        {
            if (fits[other] != Market.Never) first.Add((ushort)other);
            fits[other] = Market.Never;
        }

        first.Sort((one, other) => likes(other).CompareTo(likes(one)));
        Span<int> ends = stackalloc int[Market.Perfect + 1];
        ends.Clear();
        foreach (var fit in fits) if (fit != Market.Never) ends[Market.Perfect - fit + 1]++;
        for (var fit = 1; fit < ends.Length; fit++) ends[fit] += ends[fit - 1];
        var list = new ushort[first.Count + ends[Market.Perfect]];
        first.CopyTo(list);
        for (var other = 0; other < fits.Length; other++) if (fits[other] is var fit and not Market.Never) list[first.Count + ends[Market.Perfect - fit]++] = (ushort)other;
        return list;
    }
}

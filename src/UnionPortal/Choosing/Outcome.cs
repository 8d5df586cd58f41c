using System.Runtime.CompilerServices;
using UnionPortal.Twinning;

namespace UnionPortal.Choosing;

/// <summary>Who got whom: for each mentee the place of its mentor, or -1.</summary>
public sealed record Outcome(Market Market, int[] MentorOf)
{
    public IEnumerable<(int Mentor, int Mentee)> Pairs => MentorOf.Select((mentor, mentee) => (mentor, mentee)).Where(pair => pair.mentor >= 0);

    /// <summary>The sum of all fits.</summary>
    public long Total => Pairs.Sum(pair => (long)Math.Max(0, Market.Fit(pair.Mentor, pair.Mentee)));

    /// <summary>The mentees of each mentor.</summary>
    public ILookup<int, int> MenteesOf() => Pairs.ToLookup(pair => pair.Mentor, pair => pair.Mentee);

    /// <summary>How many pairs would both rather have each other than what they got, of all pairs there are. None where the outcome is stable; what was settled by hand is left out.</summary>
    public int CountBlocking()
    {
        var (worst, own) = (WorstHeld(), OwnLiked());
        var found = 0;
        Parallel.For(0, Market.Mentors.Length, () => 0, (mentor, _, sum) => sum + CountBlocking(mentor, worst[mentor], own), sum => Interlocked.Add(ref found, sum));
        return found;
    }

    /// <summary>Whether a mentee would rather have this mentor than what it got.</summary>
    public bool WouldRather(int mentee, int mentor) => MentorOf[mentee] is var own && (own < 0 || own != mentor && Market.MenteeLikes(mentee, mentor) > Market.MenteeLikes(mentee, own));

    [MethodImpl(Fit.AskedForEveryPair)]
    int CountBlocking(int mentor, uint worst, uint[] own)
    {
        var sum = 0;
        for (var mentee = 0; mentee < own.Length; mentee++)
            if (Market.MayPair(mentor, mentee) && Market.MenteeLikes(mentee, mentor) > own[mentee] && Market.MentorLikes(mentor, mentee) > worst) sum++;
        return sum;
    }

    // How each mentee likes what it got; more than anything where a hand settled it.
    uint[] OwnLiked() => [.. MentorOf.Select((mentor, mentee) => Market.Pinned[mentee] >= 0 ? uint.MaxValue : mentor < 0 ? 0 : Market.MenteeLikes(mentee, mentor))];

    // What a mentor would give up first; nothing while it has a seat, and everything where it never had one.
    uint[] WorstHeld()
    {
        var held = MenteesOf();
        return [.. Market.Mentors.Select((_, mentor) =>
        {
            var own = held[mentor].Where(mentee => Market.Pinned[mentee] < 0).ToList();
            return own.Count < Market.Seats[mentor] ? 0 : own.Count == 0 ? uint.MaxValue : own.Min(mentee => Market.MentorLikes(mentor, mentee));
        })];
    }
}

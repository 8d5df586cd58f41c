using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UnionPortal.Choosing;

/// <summary>What a side says of one on offer: 愿意, 都可以, 不愿意. Saying nothing means 都可以.</summary>
public enum Attitude
{
    Any = 0,
    Willing = 1,
    Unwilling = 2,
}

/// <summary>What one party says of another; a rank only where it likes to put several in order, 1 first, the same number for equals.</summary>
public sealed record Wish(Guid By, Guid Of, Attitude Attitude, int? Rank = null);

/// <summary>Who takes part on one side, and how many it may take.</summary>
public sealed record Seat(Guid Id, int Seats = 1);

/// <summary>
/// Everybody in a round, and what holds between any two: whether they may pair, how well they fit, and whom either would rather have.
/// The order of the input makes no difference: everybody stands in the order of their ids. Whom one ranked comes before whom one is merely
/// willing to have, then all others by fit; what is still equal goes by id, so that no choice is left to chance.
/// </summary>
public sealed class Market
{
    /// <summary>So many of a side; a federation has a few thousand.</summary>
    public const int Most = ushort.MaxValue;

    /// <summary>The fit of two who may not pair.</summary>
    public const byte Never = 0;

    /// <summary>The fit of two as it is kept, who fit as well as can be.</summary>
    internal const byte Perfect = 101;

    /// <summary>Ranks beyond count as this one.</summary>
    public const int LastRank = 200;

    const byte MerelyWilling = 254;
    const byte Unspoken = 255;

    readonly byte[] fits;
    readonly Dictionary<int, byte>?[] ofMentors;
    readonly Dictionary<int, byte>?[] ofMentees;
    readonly Dictionary<Guid, int> mentorAt;
    readonly Dictionary<Guid, int> menteeAt;

    /// <param name="fitOf">The fit of a mentor and a mentee, by their places in the input, from 0 to 100; nothing where they may not pair. Asked on several threads.</param>
    /// <param name="pinned">Pairs that are settled beforehand; they take a seat and stay.</param>
    public Market(IReadOnlyList<Seat> mentors, IReadOnlyList<Guid> mentees, Func<int, int, int?> fitOf, IEnumerable<Wish> wishes, IEnumerable<(Guid Mentor, Guid Mentee)>? pinned = null)
    {
        if (mentors.Count > Most || mentees.Count > Most) throw new ArgumentOutOfRangeException(nameof(mentors), $"At most {Most} of a side.");
        var (mentorsInOrder, menteesInOrder) = (InOrder(mentors.Count, at => mentors[at].Id), InOrder(mentees.Count, at => mentees[at]));
        Mentors = [.. mentorsInOrder.Select(at => mentors[at].Id)];
        Mentees = [.. menteesInOrder.Select(at => mentees[at])];
        Seats = [.. mentorsInOrder.Select(at => Math.Max(0, mentors[at].Seats))];
        (mentorAt, menteeAt) = (PlacesOf(Mentors), PlacesOf(Mentees));
        fits = new byte[Mentors.Length * Mentees.Length];
        (ofMentors, ofMentees) = (new Dictionary<int, byte>?[Mentors.Length], new Dictionary<int, byte>?[Mentees.Length]);
        Parallel.For(0, Mentors.Length, mentor => Measure(fitOf, mentorsInOrder[mentor], menteesInOrder, fits.AsSpan(mentor * Mentees.Length, Mentees.Length)));
        foreach (var wish in wishes) Hear(wish);
        Pinned = Enumerable.Repeat(-1, Mentees.Length).ToArray();
        foreach (var (mentor, mentee) in pinned ?? []) Pin(mentor, mentee);
    }

    public Guid[] Mentors { get; }

    public Guid[] Mentees { get; }

    /// <summary>How many each mentor may still take.</summary>
    public int[] Seats { get; }

    /// <summary>The mentor each mentee was settled with beforehand; -1 for none.</summary>
    public int[] Pinned { get; }

    public int MentorAt(Guid id) => mentorAt.GetValueOrDefault(id, -1);

    public int MenteeAt(Guid id) => menteeAt.GetValueOrDefault(id, -1);

    public bool MayPair(int mentor, int mentee) => fits[mentor * Mentees.Length + mentee] != Never;

    /// <summary>From 0 to 100.</summary>
    public int Fit(int mentor, int mentee) => fits[mentor * Mentees.Length + mentee] - 1;

    /// <summary>How much a mentor likes a mentee: the greater, the rather; never the same for two.</summary>
    public uint MentorLikes(int mentor, int mentee) => Liking(TierOf(ofMentors[mentor], mentee), fits[mentor * Mentees.Length + mentee], mentee);

    /// <summary>How much a mentee likes a mentor.</summary>
    public uint MenteeLikes(int mentee, int mentor) => Liking(TierOf(ofMentees[mentee], mentor), fits[mentor * Mentees.Length + mentee], mentor);

    /// <summary>Mentees of whom a mentor spoke by name and did not say no; the others go by fit.</summary>
    internal IReadOnlyCollection<int> NamedByMentor(int mentor) => ofMentors[mentor] is { } named ? named.Keys : [];

    /// <summary>Mentors of whom a mentee spoke by name and did not say no.</summary>
    internal IReadOnlyCollection<int> NamedByMentee(int mentee) => ofMentees[mentee] is { } named ? named.Keys : [];

    /// <summary>Fits of one mentor with all mentees, one more than the score.</summary>
    internal ReadOnlySpan<byte> Row(int mentor) => MemoryMarshal.CreateReadOnlySpan(ref fits[mentor * Mentees.Length], Mentees.Length);

    [MethodImpl(Twinning.Fit.AskedForEveryPair)]
    static void Measure(Func<int, int, int?> fitOf, int mentor, int[] mentees, Span<byte> row)
    {
        for (var mentee = 0; mentee < row.Length; mentee++) if (fitOf(mentor, mentees[mentee]) is { } fit) row[mentee] = (byte)Math.Clamp(fit + 1, 1, Perfect);
    }

    void Hear(Wish wish)
    {
        var isMentor = mentorAt.TryGetValue(wish.By, out var mentor) && menteeAt.TryGetValue(wish.Of, out _);
        if (isMentor) Hear(ofMentors, mentor, menteeAt[wish.Of], mentor * Mentees.Length + menteeAt[wish.Of], wish);
        if (menteeAt.TryGetValue(wish.By, out var mentee) && mentorAt.TryGetValue(wish.Of, out var of)) Hear(ofMentees, mentee, of, of * Mentees.Length + mentee, wish);
    }

    void Hear(Dictionary<int, byte>?[] side, int by, int of, int cell, Wish wish)
    {
        if (wish.Attitude == Attitude.Unwilling) fits[cell] = Never;
        else if (wish.Rank is { } rank) (side[by] ??= [])[of] = (byte)Math.Clamp(rank, 1, LastRank);
        else if (wish.Attitude == Attitude.Willing) (side[by] ??= [])[of] = MerelyWilling;
    }

    void Pin(Guid mentor, Guid mentee)
    {
        if (!mentorAt.TryGetValue(mentor, out var one) || !menteeAt.TryGetValue(mentee, out var other) || Pinned[other] >= 0) return;
        Pinned[other] = one;
        Seats[one] = Math.Max(0, Seats[one] - 1);
    }

    static byte TierOf(Dictionary<int, byte>? named, int other) => named is not null && named.TryGetValue(other, out var tier) ? tier : Unspoken;

    static uint Liking(byte tier, byte fit, int at) => (uint)(Unspoken - tier) << 24 | (uint)fit << 16 | (uint)(Most - at);

    static int[] InOrder(int count, Func<int, Guid> idOf) => [.. Enumerable.Range(0, count).OrderBy(idOf)];

    static Dictionary<Guid, int> PlacesOf(Guid[] ids) => ids.Select((id, at) => (id, at)).ToDictionary(each => each.id, each => each.at);
}

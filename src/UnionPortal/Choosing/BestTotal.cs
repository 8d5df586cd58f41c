namespace UnionPortal.Choosing;

/// <summary>
/// The other way to bring all together, to compare: as much fit in all as there can be, whatever the single ones would rather have (a no is
/// still a no). An auction (Bertsekas 1988): every seat bids for a mentee by what it gains over its second choice and a quarter of a point more,
/// so the total falls short of the best by a quarter of a point for each pair at most.
/// </summary>
public static class BestTotal
{
    const float Least = 0.25f;

    public static Outcome Run(Market market)
    {
        var seats = Enumerable.Range(0, market.Mentors.Length).SelectMany(mentor => Enumerable.Repeat(mentor, Math.Min(market.Seats[mentor], market.Mentees.Length))).ToArray();
        var mentees = Enumerable.Range(0, market.Mentees.Length).Where(mentee => market.Pinned[mentee] < 0).ToArray();
        var mentorOf = market.Pinned.ToArray();
        // The shorter side bids; the other may be left over.
        if (seats.Length <= mentees.Length)
            foreach (var (bidder, good) in Bid(seats.Length, mentees.Length, (seat, mentee) => market.MayPair(seats[seat], mentees[mentee]) ? market.Fit(seats[seat], mentees[mentee]) + 1 : 0))
                mentorOf[mentees[good]] = seats[bidder];
        else
            foreach (var (bidder, good) in Bid(mentees.Length, seats.Length, (mentee, seat) => market.MayPair(seats[seat], mentees[mentee]) ? market.Fit(seats[seat], mentees[mentee]) + 1 : 0))
                mentorOf[mentees[bidder]] = seats[good];
        return new(market, mentorOf);
    }

    static List<(int Bidder, int Good)> Bid(int bidders, int goods, Func<int, int, int> worth)
    {
        var (prices, owner) = (new float[goods], Enumerable.Repeat(-1, goods).ToArray());
        var waiting = new Stack<int>(Enumerable.Range(0, bidders).Reverse());
        while (waiting.TryPop(out var bidder))
        {
            var (best, gain, second) = (-1, 0f, 0f);
            for (var good = 0; good < goods; good++)
            {
                var value = worth(bidder, good);
                if (value == 0) continue;
                var net = value - prices[good];
                if (net > gain) (best, gain, second) = (good, net, gain);
                else if (net > second) second = net;
            }

            // Nothing is worth its price any more: staying alone is.
            if (best < 0) continue;
            if (owner[best] >= 0) waiting.Push(owner[best]);
            owner[best] = bidder;
            prices[best] += gain - second + Least;
        }

        return [.. owner.Select((bidder, good) => (bidder, good)).Where(pair => pair.bidder >= 0)];
    }
}

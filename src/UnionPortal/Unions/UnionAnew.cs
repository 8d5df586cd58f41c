using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>A union of another federation, founded here anew with its facts.</summary>
static class UnionAnew
{
    /// <summary>
    /// Its facts as of that day, sealed with this federation's key. Heads are counted from that day on, honours that hold good come along with what is known of them.
    /// What is said by rows of its own, such as posts and covered employers, is typed again until there are such rows here.
    /// </summary>
    public static GrassrootsUnion Of(GrassrootsUnion there, DateOnly day, Vault theirs, Vault ours)
    {
        var union = new GrassrootsUnion { Name = there.Name, RegisteredOn = day, RosterFrom = there.RosterFrom is null ? null : day };
        var draft = UnionDraft.Of(there, default);
        (draft.ChairFollowsPost, draft.EmployersFollowRows) = (false, false);
        (draft.ChairPhone, draft.BankAccount) = (there.ChairPhone is { } phone ? theirs.Open(phone) : null, there.BankAccount is { } account ? theirs.Open(account) : null);
        var valid = there.Honours.Where(honour => honour.IsValid(day)).ToList();
        draft.Honours = [.. valid.Select(honour => new HonourDraft { Level = honour.Level, Title = honour.Title, Year = honour.Year })];
        draft.WriteTo(union, day, ours);
        foreach (var honour in union.Honours)
        {
            var known = valid.First(other => (other.Level, other.Title, other.Year) == (honour.Level, honour.Title, honour.Year));
            (honour.Giver, honour.ValidUntil) = (known.Giver, known.ValidUntil);
            honour.GivenAt(known.Given);
        }

        return union;
    }
}

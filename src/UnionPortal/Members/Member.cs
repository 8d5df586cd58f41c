using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>Where a member stands: with all rights, kept (保留会籍: no vote, shown apart in every rate), or no member any more. The numbers are known to the database.</summary>
public enum MemberStanding
{
    Full = 0,
    Kept = 1,
    Left = 2,
}

/// <summary>What a member's consent to the keeping of personal data was given by.</summary>
public enum ConsentForm
{
    OnPaper,
    Online,
    ByUnion,
}

/// <summary>
/// A member of a grassroots union: of one at a time. Identity number and phone lie sealed; the digest, the same in every federation,
/// lets the database refuse a second living membership. What changed when is told by <see cref="Membership"/>.
/// </summary>
public sealed class Member : UnionOwned, IKnownAs
{
    public const int NameLimit = 60;
    public const int NumberLimit = 30;
    public const int JobLimit = 60;
    public const int RemarkLimit = 300;

    string name = "";

    public required string Name
    {
        get => name;
        set
        {
            (name, NameKey, Initials) = (value, Pinyin.KeyOf(value), Pinyin.InitialsOf(value));
            (NameFrom2, NameFrom3, NameFrom4) = (Tail(value, 1), Tail(value, 2), value.Contains(MiddleDot) ? value[(value.IndexOf(MiddleDot) + 1)..] : Tail(value, 3));
        }
    }

    /// <summary>Parts the given name from the father's in names of several peoples.</summary>
    const char MiddleDot = '·';

    [Derived]
    public string NameKey { get; private set; } = "";

    [Derived]
    public string Initials { get; private set; } = "";

    /// <summary>The name from its second character on: any part of a name is the beginning of one of its tails.</summary>
    [Derived]
    public string NameFrom2 { get; private set; } = "";

    [Derived]
    public string NameFrom3 { get; private set; } = "";

    /// <summary>From the fourth character on; of a name with a middle dot, what follows it.</summary>
    [Derived]
    public string NameFrom4 { get; private set; } = "";
    public Sex? Sex { get; set; }

    [Personal]
    public DateOnly? BornOn { get; set; }
    public SealedText? Identity { get; private set; }

    /// <summary>The identity number under the key of the whole installation; see <see cref="OneMembership"/>.</summary>
    [Derived]
    public byte[]? IdentityDigest { get; private set; }
    public SealedText? Phone { get; set; }

    /// <summary>会员号 by the federation's rule.</summary>
    public string? Number { get; set; }
    public string? Job { get; set; }
    public string? Remark { get; set; }
    public MemberStanding Standing { get; private set; }
    public DateOnly JoinedOn { get; private set; }
    public DatePrecision JoinedPrecision { get; private set; }

    /// <summary>When the person agreed that the union keeps these data to keep its register.</summary>
    public DateOnly? ConsentedOn { get; set; }
    public ConsentForm? Consent { get; set; }

    /// <summary>The list it came with.</summary>
    public Guid? ImportId { get; init; }

    /// <summary>Erased where the law asks: the person is gone, the count stays.</summary>
    public DateOnly? ErasedOn { get; private set; }

    /// <summary>The member this one turned out to be.</summary>
    public Guid? MergedInto { get; internal set; }
    public List<Membership> Spells { get; } = [];
    public List<CategorySpell> Categories { get; } = [];

    /// <summary>Enters the union: the first spell begins. What a date known to the month or year leaves open begins with its first day.</summary>
    public Membership Join(RoughDate on)
    {
        (JoinedOn, JoinedPrecision, Standing) = (on.First, on.Precision, MemberStanding.Full);
        return Begin(MembershipChange.Joined, on.First);
    }

    /// <summary>Comes along with the union from another federation: the day of joining stays, and the first spell here begins with the day of the move.</summary>
    internal void Arrive(Member from, MemberStanding standing, DateOnly day)
    {
        (JoinedOn, JoinedPrecision, Standing) = (from.JoinedOn, from.JoinedPrecision, standing);
        Begin(MembershipChange.MovedIn, day);
    }

    /// <summary>Corrects the day of joining; the first spell begins with it, unless the member came along from elsewhere.</summary>
    public void CorrectJoining(RoughDate on)
    {
        var first = InOrder().First();
        if (first.Until < on.First) throw new Refusal(Say.JoinedAfterNextStep, first.Until);
        if (first.Began != MembershipChange.MovedIn) first.From = on.First;
        (JoinedOn, JoinedPrecision) = (on.First, on.Precision);
    }

    /// <summary>Knows the person by this number from now on; sex and day of birth follow where they were not told.</summary>
    public void Identify(string number, Vault vault)
    {
        Identity = vault.Seal(number, text => $"{text[..6]}********{text[^4..]}");
        IdentityDigest = vault.DigestOf(number);
        BornOn ??= IdentityNumber.BornOn(number);
        Sex ??= IdentityNumber.IsFemale(number) ? Reference.Sex.Female : Reference.Sex.Male;
    }

    /// <summary>One step of the membership, on a day. Refuses steps that cannot follow, days before the last step, and a transfer to nowhere.</summary>
    /// <returns>The spell that begins with it; none where the membership ends.</returns>
    public Membership? Move(MembershipChange change, DateOnly day, string? reason, Guid? toUnion = null)
    {
        var last = InOrder().Last();
        if (!change.CanFollow(Standing, last.Ended)) throw new Refusal(Say.StepCannotFollow, Name, Standing.Word(), change.Word());
        if (day < (last.Until ?? last.From)) throw new Refusal(Say.StepIsTooEarly, last.Until ?? last.From);
        if (change == MembershipChange.Transferred && (toUnion is null || toUnion == UnionId)) throw new Refusal(Say.TransferNeedsUnion);
        var before = Standing;
        if (last.Until is null) last.End(change, day, reason);
        Standing = change switch
        {
            MembershipChange.Kept => MemberStanding.Kept,
            MembershipChange.Restored or MembershipChange.Rejoined => MemberStanding.Full,
            MembershipChange.Transferred => before,
            _ => MemberStanding.Left,
        };
        if (Standing == MemberStanding.Left) return null;
        if (toUnion is { } union && change == MembershipChange.Transferred) HandTo(union);
        var next = Begin(change, day);
        if (change == MembershipChange.Rejoined) next.Reason = reason;
        return next;
    }

    /// <summary>Takes the last step back, as if it had not happened. Refuses the first one: who never joined is taken off the register.</summary>
    /// <returns>The spell that is gone with it, where one had begun.</returns>
    public Membership? TakeBack()
    {
        var spells = InOrder().ToList();
        var last = spells[^1];
        if (last.Until is not null)
        {
            if (last.Ended == MembershipChange.Merged) throw new Refusal(Say.MergeIsTakenBackElsewhere);
            last.Reopen();
            Standing = last.Standing;
            return null;
        }

        if (spells.Count == 1) throw new Refusal(Say.JoiningIsNotTakenBack);
        var before = spells[^2];
        Spells.Remove(last);
        if (last.Began == MembershipChange.Rejoined)
        {
            Standing = MemberStanding.Left;
            return last;
        }

        before.Reopen();
        Standing = before.Standing;
        if (before.UnionId != UnionId) HandTo(before.UnionId);
        return last;
    }

    /// <summary>The person goes, the count stays. Refuses a living membership.</summary>
    public void Erase(DateOnly day, string nameless)
    {
        if (Standing != MemberStanding.Left) throw new Refusal(Say.EraseOnlyLeft, Name);
        (Name, BornOn, Identity, IdentityDigest, Phone, Number, Job, Remark) = (nameless, null, null, null, null, null, null, null);
        foreach (var spell in Spells) spell.Reason = null;
        ErasedOn = day;
    }

    /// <summary>Who turned out to be somebody else on the register.</summary>
    internal void MergeInto(Guid other, DateOnly day)
    {
        var last = InOrder().Last();
        if (last.Until is null) last.End(MembershipChange.Merged, day < last.From ? last.From : day, null);
        (Standing, MergedInto) = (MemberStanding.Left, other);
    }

    internal void Unmerge()
    {
        MergedInto = null;
        var last = InOrder().Last();
        if (last.Ended != MembershipChange.Merged) return;
        last.Reopen();
        Standing = last.Standing;
    }

    /// <summary>Holds exactly these categories from this day on; those it held stay, with the day they ended.</summary>
    /// <returns>The spells that begin.</returns>
    public IReadOnlyList<CategorySpell> Hold(IReadOnlyCollection<MemberCategory> wanted, DateOnly day)
    {
        foreach (var over in Categories.Where(held => held.Until is null && !wanted.Contains(held.Category))) over.Until = day < over.From ? over.From : day;
        var begun = wanted.Distinct().Except(Categories.Where(held => held.Until is null).Select(held => held.Category))
            .Select(category => new CategorySpell { UnionId = UnionId, MemberId = Id, Category = category, From = day }).ToList();
        Categories.AddRange(begun);
        return begun;
    }

    internal void ForgetIdentity() => (Identity, IdentityDigest) = (null, null);

    IEnumerable<Membership> InOrder() => Spells.OrderBy(spell => spell.From).ThenBy(spell => spell.Until ?? DateOnly.MaxValue).ThenBy(spell => spell.Id);

    Membership Begin(MembershipChange by, DateOnly day)
    {
        var spell = new Membership { UnionId = UnionId, MemberId = Id, Standing = Standing, Began = by, From = day };
        Spells.Add(spell);
        return spell;
    }

    static string Tail(string text, int from) => string.Concat(text.EnumerateRunes().Skip(from));

    string IKnownAs.KnownAs => Name;

    public sealed class Table : IEntityTypeConfiguration<Member>
    {
        const string AsBytes = "C";

        public void Configure(EntityTypeBuilder<Member> table)
        {
            table.Property(member => member.Name).HasMaxLength(NameLimit).UseCollation(AsBytes);
            table.Property(member => member.NameKey).HasMaxLength(Pinyin.KeyLimit).UseCollation(AsBytes);
            table.Property(member => member.Initials).HasMaxLength(NameLimit * 2).UseCollation(AsBytes);
            table.Property(member => member.NameFrom2).HasMaxLength(NameLimit).UseCollation(AsBytes);
            table.Property(member => member.NameFrom3).HasMaxLength(NameLimit).UseCollation(AsBytes);
            table.Property(member => member.NameFrom4).HasMaxLength(NameLimit).UseCollation(AsBytes);
            table.Property(member => member.Number).HasMaxLength(NumberLimit).UseCollation(AsBytes);
            table.Property(member => member.Job).HasMaxLength(JobLimit);
            table.Property(member => member.Remark).HasMaxLength(RemarkLimit);
            table.ComplexProperty(member => member.Identity);
            table.ComplexProperty(member => member.Phone);
            table.HasOne<GrassrootsUnion>().WithMany().HasForeignKey(member => new { member.FederationId, member.UnionId }).OnDelete(DeleteBehavior.Restrict);
            table.HasIndex(member => new { member.FederationId, member.NameKey, member.Id });
            table.HasIndex(member => new { member.FederationId, member.UnionId, member.NameKey, member.Id });
            table.HasIndex(member => new { member.FederationId, member.Name });
            table.HasIndex(member => new { member.FederationId, member.NameFrom2 });
            table.HasIndex(member => new { member.FederationId, member.NameFrom3 });
            table.HasIndex(member => new { member.FederationId, member.NameFrom4 });
            table.HasIndex(member => new { member.FederationId, member.Initials });
            table.HasIndex(member => new { member.FederationId, member.Number }).IsUnique();
            table.HasIndex(member => new { member.FederationId, member.IdentityDigest });
            table.HasIndex(member => new { member.FederationId, member.ImportId });
        }
    }
}

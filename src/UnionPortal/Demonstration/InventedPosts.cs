using UnionPortal.Posts;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>Who leads the invented unions: posts, and terms of which some are over, some nearly, and one was postponed. The same every time.</summary>
sealed class InventedPosts(FederationDb db, DateOnly today)
{
    static readonly PostKind[] Others = [PostKind.ViceChair, PostKind.CommitteeMember, PostKind.CommitteeMember, PostKind.AuditDirector, PostKind.WomenDirector, PostKind.WomenMember];

    public void Establish(IReadOnlyList<GrassrootsUnion> unions)
    {
        var first = unions.OrderBy(union => union.NameKey, StringComparer.Ordinal).First();
        foreach (var (union, at) in unions.Select((union, at) => (union, at)))
        {
            var random = new Random(at * 31 + 7);
            var isYoung = union.FoundedOn > today.AddYears(-3);
            var term = at % 11 == 7 && union != first ? null : Elect(union, at, isYoung);
            var since = term?.ElectedOn ?? union.FoundedOn!.Value;
            var chair = Hold(union, union.ChairName!, PostKind.Chair, since, random, union.ChairPhone);
            union.FollowChair(chair.Name, chair.Phone);
            foreach (var kind in Others.Take(isYoung ? 2 : at % 6 == 1 ? 4 : Others.Length)) Hold(union, Name(random), kind, since, random);
            if (union.Kind != UnionKind.Enterprise) Hold(union, Name(random), PostKind.Organiser, since, random);
            if (!isYoung && at % 4 == 0) Former(union, since, random);
        }
    }

    CommitteeTerm Elect(GrassrootsUnion union, int at, bool isYoung)
    {
        var years = at % 3 == 0 ? 3 : 5;
        var due = (at % 9) switch { 0 => today.AddDays(-45 - at), 1 => today.AddDays(20 + at), 3 => today.AddDays(-30), _ => today.AddDays(120 + at * 17 % 700) };
        var term = new CommitteeTerm { UnionId = union.Id, Number = isYoung ? 1 : 2 + at % 5 };
        term.Elect(isYoung ? union.FoundedOn!.Value : due.AddYears(-years), years, today);
        if (at % 9 == 3 && !isYoung) term.Postpone(term.DueOn.AddDays(-20), term.DueOn.AddMonths(6), "企业正在搬迁，职工分散在两地，申请延期换届。", today);
        db.Add(term);
        return term;
    }

    PostHolder Hold(GrassrootsUnion union, string name, PostKind kind, DateOnly since, Random random, SealedText? phone = null)
    {
        var isWomens = kind is PostKind.WomenDirector or PostKind.WomenMember;
        var holder = new PostHolder { UnionId = union.Id, Name = name, Sex = isWomens || random.Next(2) == 0 ? Sex.Female : Sex.Male, Phone = phone };
        var post = new Post { UnionId = union.Id, HolderId = holder.Id, Kind = kind, Employment = kind == PostKind.Organiser || random.Next(8) == 0 ? Employment.FullTime : Employment.PartTime };
        post.Begin(new RoughDate(since, DatePrecision.Day), today);
        db.AddRange(holder, post);
        return holder;
    }

    void Former(GrassrootsUnion union, DateOnly until, Random random)
    {
        var holder = new PostHolder { UnionId = union.Id, Name = Name(random), Sex = Sex.Male };
        var post = new Post { UnionId = union.Id, HolderId = holder.Id, Kind = PostKind.Chair };
        post.Begin(new RoughDate(until.AddYears(-5), DatePrecision.Year), today);
        post.End(new RoughDate(until, DatePrecision.Day), PostEnd.TermOver, null, today);
        db.AddRange(holder, post);
    }

    static string Name(Random random) => InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];
}

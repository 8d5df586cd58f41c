using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>What invented unions belong to and what belongs to them: covered employers, an association with member unions, branches, and one union that was merged into another.</summary>
sealed class InventedFamilies(FederationDb db, DateOnly today, string town)
{
    static readonly string[] Workshops = ["一车间分工会", "二车间分工会", "物流部工会小组"];

    public void Relate(IReadOnlyList<GrassrootsUnion> unions, Func<string, string> newCode)
    {
        foreach (var (union, at) in unions.Select((union, at) => (union, at))) Describe(union, at, newCode);
        var associations = unions.Where(union => union.IsAssociation).ToList();
        foreach (var joint in associations.Take(2)) Cover(joint, newCode);
        if (associations.Count > 2)
            foreach (var member in unions.Where(union => union.Kind == UnionKind.Enterprise).Skip(3).Take(2))
                db.Add(new AssociationMember { UnionId = associations[2].Id, PartnerUnionId = member.Id, JoinedOn = today.AddMonths(-14) });
        foreach (var union in unions.Where(union => union.Kind == UnionKind.Enterprise).Take(4))
            db.AddRange(Workshops.Select((name, at) => new Subunit { UnionId = union.Id, Name = name, Kind = at < 2 ? SubunitKind.Branch : SubunitKind.Group, HeadName = InventedNames.Families[at * 3] + InventedNames.Givens[at * 5], MemberCount = 12 + at * 9 }));
        Merge(unions.First(union => union.Kind == UnionKind.Enterprise), newCode);
    }

    void Describe(GrassrootsUnion union, int at, Func<string, string> newCode)
    {
        union.ShortName = union.Name.Replace("有限公司工会委员会", "工会", StringComparison.Ordinal).Replace("工会委员会", "工会", StringComparison.Ordinal);
        union.PartyOrganisation = (at % 3) switch { 0 => PartyOrganisation.Present, 1 => PartyOrganisation.Absent, _ => PartyOrganisation.Unknown };
        union.Ownership = union.Kind switch { UnionKind.Enterprise => at % 8 == 0 ? Ownership.StateOwned : at % 8 == 3 ? Ownership.Foreign : Ownership.Private, UnionKind.Agency => Ownership.Institution, _ => null };
        if (union.Kind == UnionKind.Enterprise) (union.EmployerCode, union.RegisteredAddress) = (newCode("91"), at % 7 == 2 ? "云江市高新区注册大厦1201室" : union.Address);
        if (union.WorkerCount is { } workers) union.CountHeads(today, workers, union.FemaleWorkerCount, union.MemberCount, union.FemaleMemberCount, new(workers / 3, workers / 20, at % 7 == 0 ? workers / 10 : 0));
        if (at % 2 == 1) return;
        (union.CertificateNumber, union.CertificateUntil) = ($"云工法证字第{1000 + at}号", at % 10 == 4 ? today.AddDays(-25) : today.AddDays(200 + at * 11));
        (union.BankName, union.AccountUntil) = ("云江银行（演示）", today.AddDays(100 + at * 9));
        union.BankAccount = db.Vault.Seal($"62009999{at:D4}{at * 37:D4}", account => "****" + account[^4..]);
    }

    void Cover(GrassrootsUnion joint, Func<string, string> newCode)
    {
        for (var at = 0; at < 5; at++)
        {
            var trade = InventedNames.Trades[(at * 3 + joint.Name.Length) % InventedNames.Trades.Length];
            db.Add(new CoveredEmployer
            {
                UnionId = joint.Id, Name = $"{town}{InventedNames.Firsts[(at * 7 + 5) % InventedNames.Firsts.Length]}{trade.Word}店", EmployerCode = newCode("92"), WorkerCount = 4 + at * 3,
                Address = joint.Address, Since = today.AddMonths(-20 + at),
            });
        }

        joint.CoverEmployers(5);
    }

    // Registered with the others, so that the figures of the past know it.
    void Merge(GrassrootsUnion heir, Func<string, string> newCode)
    {
        var union = new GrassrootsUnion { Name = $"{town}旧厂印刷有限公司工会委员会", CreditCode = newCode("81"), IndustryCode = "2319", Address = heir.Address, FoundedOn = new DateOnly(2009, 5, 1), RegisteredOn = heir.RegisteredOn };
        union.CountHeads(heir.RegisteredOn, 46, 20, 41, 18);
        union.Dissolve(today.AddDays(-40), DissolutionKind.Merged, "企业并入同一集团，职工和会员一并转入。", today);
        db.AddRange(union, new Succession { UnionId = union.Id, PartnerUnionId = heir.Id, Kind = DissolutionKind.Merged, Day = today.AddDays(-40) });
    }
}

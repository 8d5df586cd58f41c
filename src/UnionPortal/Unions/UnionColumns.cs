using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Views;

namespace UnionPortal.Unions;

/// <summary>The columns of the list of unions, on the screen and in a file.</summary>
public sealed class UnionColumns(IEnumerable<ITellOfUnions> tellers)
{
    public const string Workers = "workers";

    /// <summary>A union with what is kept of it elsewhere.</summary>
    /// <param name="Union">With its honours.</param>
    /// <param name="Employers">The employers it covers, by name.</param>
    /// <param name="Association">The association it belongs to.</param>
    /// <param name="Told">What other rooms tell of it, by column.</param>
    public sealed record Line(GrassrootsUnion Union, string Employers, string? Association, IReadOnlyDictionary<string, object> Told);

    /// <summary>What the list can be sorted by.</summary>
    internal static readonly Orders<GrassrootsUnion> Orders = new()
    {
        ["name"] = union => union.NameKey, ["kind"] = union => union.Kind, ["industry"] = union => union.IndustryCode, [Workers] = union => union.WorkerCount,
        ["women"] = union => union.FemaleWorkerCount, ["members"] = union => union.MemberCount, ["women-members"] = union => union.FemaleMemberCount, ["covered"] = union => union.EmployersCovered,
        ["code"] = union => union.CreditCode, ["ownership"] = union => union.Ownership, ["founded"] = union => union.FoundedOn, ["certificate-until"] = union => union.CertificateUntil,
    };

    public IReadOnlyList<Column<Line>> All =>
    [
        Of("name", Say.Field_Name, union => union.Name),
        Of("short", Say.Field_ShortName, union => union.ShortName),
        Of("kind", Say.Field_Kind, union => union.Kind.Word()) with { IsUsual = true },
        Of("founding", Say.Field_Founding, union => union.Founding.Word()),
        Of("covered", Say.Field_EmployersCovered, union => union.EmployersCovered) with { IsFigure = true },
        new Column<Line>("employers", Say.EmployersHead, line => line.Employers) { OnScreen = false },
        new Column<Line>("association", Say.AssociationHead, line => line.Association),
        Of("code", Say.Field_CreditCode, union => union.CreditCode),
        Of("industry-code", Say.IndustryCodeHead, union => union.IndustryCode) with { OnScreen = false },
        Of("industry", Say.Field_IndustryCode, union => Industries.Find(union.IndustryCode)?.Name) with { IsUsual = true },
        Of("employer-code", Say.Field_EmployerCode, union => union.EmployerCode),
        Of("ownership", Say.Field_Ownership, union => union.Ownership?.Word()),
        Of("registered", Say.Field_RegisteredAddress, union => union.RegisteredAddress) with { OnScreen = false },
        Of("address", Say.Field_Address, union => union.Address),
        Of("place", Say.Field_DivisionCode, union => Divisions.SayPath(union.DivisionCode)),
        Of("founded", Say.Field_FoundedOn, union => union.FoundedOn is { } day ? new RoughDate(day, union.FoundedPrecision).ToString() : null),
        Of(Workers, Say.Field_WorkerCount, union => union.WorkerCount) with { IsUsual = true, IsFigure = true },
        Of("women", Say.Field_FemaleWorkerCount, union => union.FemaleWorkerCount) with { IsFigure = true },
        Of("members", Say.Field_MemberCount, union => union.MemberCount) with { IsUsual = true, IsFigure = true },
        Of("women-members", Say.Field_FemaleMemberCount, union => union.FemaleMemberCount) with { IsFigure = true },
        Of("migrants", Say.Field_MigrantCount, union => union.MigrantCount) with { IsFigure = true },
        Of("agency-workers", Say.Field_AgencyWorkerCount, union => union.AgencyWorkerCount) with { IsFigure = true },
        Of("new-form", Say.Field_NewFormCount, union => union.NewFormCount) with { IsFigure = true },
        Of("party", Say.Field_PartyOrganisation, union => union.PartyOrganisation == PartyOrganisation.Unknown ? null : union.PartyOrganisation.Word()),
        Of("certificate", Say.Field_CertificateNumber, union => union.CertificateNumber),
        Of("certificate-until", Say.Field_CertificateUntil, union => union.CertificateUntil),
        Of("chair", Say.Field_ChairName, union => union.ChairName) with { IsUsual = true },
        Of("honours", Say.Field_Honours, union => string.Join(Say.Semicolon, union.Honours.OrderBy(honour => honour.Level).Select(honour => honour.Written))) with { IsUsual = true },
        Of("dissolved", Say.Field_DissolvedOn, union => union.DissolvedOn),
        Of("dissolved-as", Say.Field_DissolvedAs, union => union.DissolvedAs?.Word()),
        Of("remark", Say.Field_Remark, union => union.Remark) with { OnScreen = false },
        .. tellers.Select(teller => new Column<Line>(teller.Key, teller.Head, line => line.Told.GetValueOrDefault(teller.Key)) { InWholeFile = false }),
    ];

    /// <summary>The unions as lines of these columns; what none of them shows is not read.</summary>
    internal async Task<List<Line>> ReadAsync(FederationDb db, IReadOnlyList<GrassrootsUnion> unions, IReadOnlyList<Column<Line>> columns, CancellationToken ct)
    {
        var ids = unions.Select(union => union.Id).ToList();
        var isShown = columns.Select(column => column.Key).ToHashSet(StringComparer.Ordinal);
        var employers = isShown.Contains("employers") ? await db.Set<CoveredEmployer>().Where(employer => ids.Contains(employer.UnionId) && employer.CoveredUntil == null)
            .OrderBy(employer => employer.Since).ThenBy(employer => employer.Id).Select(employer => new { employer.UnionId, employer.Name }).ToListAsync(ct) : [];
        var associations = isShown.Contains("association") ? await db.Set<AssociationMember>().Where(member => member.LeftOn == null)
            .Join(db.Set<GrassrootsUnion>(), member => member.UnionId, above => above.Id, (member, above) => new { Member = member.PartnerUnionId!.Value, above.Name })
            .Where(row => ids.Contains(row.Member)).ToListAsync(ct) : [];
        var told = new List<(string Key, IReadOnlyDictionary<Guid, object> Of)>();
        foreach (var teller in tellers.Where(teller => isShown.Contains(teller.Key))) told.Add((teller.Key, await teller.ReadAsync(db, ids, ct)));
        var (covered, above) = (employers.ToLookup(row => row.UnionId, row => row.Name), associations.ToDictionary(row => row.Member, row => row.Name));
        return [.. unions.Select(union => new Line(union, string.Join(Say.ListSeparator, covered[union.Id]), above.GetValueOrDefault(union.Id),
            told.Where(each => each.Of.ContainsKey(union.Id)).ToDictionary(each => each.Key, each => each.Of[union.Id])))];
    }

    static Column<Line> Of(string key, string head, Func<GrassrootsUnion, object?> value) => new(key, head, line => value(line.Union)) { IsSorted = Orders.ContainsKey(key) };
}

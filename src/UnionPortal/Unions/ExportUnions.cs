using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>The unions a reader sees, as a spreadsheet: the same search and filters, all pages, no telephone numbers and no accounts.</summary>
public sealed class ExportUnions(FederationDoor door) : IUseCase
{
    static IReadOnlyList<(string, Func<GrassrootsUnion, object?>)> Columns(Relations relations) =>
    [
        (Say.Field_Name, union => union.Name),
        (Say.Field_ShortName, union => union.ShortName),
        (Say.Field_Kind, union => union.Kind.Word()),
        (Say.Field_Founding, union => union.Founding.Word()),
        (Say.Field_EmployersCovered, union => union.EmployersCovered),
        (Say.EmployersHead, union => string.Join(Say.ListSeparator, relations.Employers[union.Id])),
        (Say.AssociationHead, union => relations.Association.GetValueOrDefault(union.Id)),
        (Say.Field_CreditCode, union => union.CreditCode),
        (Say.IndustryCodeHead, union => union.IndustryCode),
        (Say.Field_IndustryCode, union => Industries.Find(union.IndustryCode)?.Name),
        (Say.Field_EmployerCode, union => union.EmployerCode),
        (Say.Field_Ownership, union => union.Ownership?.Word()),
        (Say.Field_RegisteredAddress, union => union.RegisteredAddress),
        (Say.Field_Address, union => union.Address),
        (Say.Field_DivisionCode, union => Divisions.SayPath(union.DivisionCode)),
        (Say.Field_FoundedOn, union => union.FoundedOn is { } day ? new RoughDate(day, union.FoundedPrecision).ToString() : null),
        (Say.Field_WorkerCount, union => union.WorkerCount),
        (Say.Field_FemaleWorkerCount, union => union.FemaleWorkerCount),
        (Say.Field_MemberCount, union => union.MemberCount),
        (Say.Field_FemaleMemberCount, union => union.FemaleMemberCount),
        (Say.Field_MigrantCount, union => union.MigrantCount),
        (Say.Field_AgencyWorkerCount, union => union.AgencyWorkerCount),
        (Say.Field_NewFormCount, union => union.NewFormCount),
        (Say.Field_PartyOrganisation, union => union.PartyOrganisation == PartyOrganisation.Unknown ? null : union.PartyOrganisation.Word()),
        (Say.Field_CertificateNumber, union => union.CertificateNumber),
        (Say.Field_CertificateUntil, union => union.CertificateUntil),
        (Say.Field_ChairName, union => union.ChairName),
        (Say.Field_Honours, union => string.Join(Say.Semicolon, union.Honours.OrderBy(honour => honour.Level).Select(honour => honour.Written))),
        (Say.Field_DissolvedOn, union => union.DissolvedOn),
        (Say.Field_DissolvedAs, union => union.DissolvedAs?.Word()),
        (Say.Field_Remark, union => union.Remark),
    ];

    public async Task<SheetTable> RunAsync(ListUnions.Sought sought, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var unions = await ListUnions.Find(db, sought).Include(union => union.Honours).ByName().Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Unions, unions, Columns(await ReadAsync(db, ct)), nameof(GrassrootsUnion), ct);
    }

    static async Task<Relations> ReadAsync(FederationDb db, CancellationToken ct)
    {
        var employers = await db.Set<CoveredEmployer>().Where(employer => employer.CoveredUntil == null).OrderBy(employer => employer.Since).ThenBy(employer => employer.Id).Select(employer => new { employer.UnionId, employer.Name }).ToListAsync(ct);
        var members = await db.Set<AssociationMember>().Where(member => member.LeftOn == null)
            .Join(db.Set<GrassrootsUnion>(), member => member.UnionId, above => above.Id, (member, above) => new { Member = member.PartnerUnionId!.Value, above.Name }).ToListAsync(ct);
        return new(employers.ToLookup(row => row.UnionId, row => row.Name), members.ToDictionary(row => row.Member, row => row.Name));
    }

    sealed record Relations(ILookup<Guid, string> Employers, Dictionary<Guid, string> Association);
}

/// <summary>The founding ledger a reader sees, as a spreadsheet: the same search, all pages, no telephone numbers.</summary>
public sealed class ExportProspects(FederationDoor door) : IUseCase
{
    static IReadOnlyList<(string, Func<Prospect, object?>)> Columns =>
    [
        (Say.EmployerName, prospect => prospect.Name),
        (Say.Field_CreditCode, prospect => prospect.CreditCode),
        (Say.IndustryCodeHead, prospect => prospect.IndustryCode),
        (Say.Field_IndustryCode, prospect => Industries.Find(prospect.IndustryCode)?.Name),
        (Say.Field_Address, prospect => prospect.Address),
        (Say.Field_WorkerCount, prospect => prospect.WorkerCount),
        (Say.Field_FemaleWorkerCount, prospect => prospect.FemaleWorkerCount),
        (Say.Contact, prospect => prospect.ContactName),
        (Say.LeftOnHead, prospect => prospect.LeftOn),
        (Say.LeftForHead, prospect => prospect.LeftFor?.Word()),
        (Say.Field_Remark, prospect => prospect.Remark),
    ];

    public async Task<SheetTable> RunAsync(string? words, bool left, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var prospects = await ListProspects.Find(db, words, left).ByName().Take(SheetTable.RowLimit + 1).ToListAsync(ct);
        return await db.TakeHomeAsync(Say.Prospects, prospects, Columns, nameof(Prospect), ct);
    }
}

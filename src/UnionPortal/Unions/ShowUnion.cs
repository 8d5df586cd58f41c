using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>One union with its honours and the heads it counted over time. The phone stays masked.</summary>
public sealed class ShowUnion(FederationDoor door, INameImports imports, TimeProvider clock) : IUseCase
{
    public sealed record Shown(
        Guid Id, string Name, UnionKind Kind, Founding Founding, int EmployersCovered, string? CreditCode, string? IndustryCode, string? Address,
        double? Longitude, double? Latitude, DateOnly? FoundedOn, DatePrecision FoundedPrecision, string? ChairName, string? PhoneMasked,
        SixHaves Strengths, SixHaves Weaknesses, string? Remark, int? Workers, int? Members, DateOnly RegisteredOn, Guid? ImportId, List<Root> GrownFrom,
        List<HeldHonour> Honours, List<Heads> Headcounts)
    {
        public required Wider More { get; init; }

        public required End Ended { get; init; }

        public bool IsDissolved => Ended.On is not null;

        /// <summary>The file it came with.</summary>
        public string? ImportedFrom { get; init; }

        public RoughDate? Founded => FoundedOn is { } day ? new RoughDate(day, FoundedPrecision) : null;
    }

    /// <summary>What is known beside the name, the kind and the heads. The account stays masked.</summary>
    public sealed record Wider(
        string? ShortName, string? EmployerCode, Ownership? Ownership, string? RegisteredAddress, string? DivisionCode, int? Migrants, int? AgencyWorkers, int? NewForm,
        PartyOrganisation PartyOrganisation, string? CertificateNumber, DateOnly? CertificateUntil, string? BankName, string? AccountMasked, DateOnly? AccountUntil);

    /// <summary>What became of it, and what it came from.</summary>
    /// <param name="On">The first day it is no more; nothing while it lives.</param>
    /// <param name="As">How it ended.</param>
    /// <param name="For">Why.</param>
    /// <param name="Successors">Unions that go on in its place, or were split off from it.</param>
    /// <param name="Predecessors">Unions it goes on for, or was split off from.</param>
    public sealed record End(DateOnly? On, DissolutionKind? As, string? For, List<Link> Successors, List<Link> Predecessors);

    public sealed record Link(Guid Id, string Name, DissolutionKind Kind, DateOnly Day);

    /// <summary>An employer of the founding ledger that founded the union.</summary>
    public sealed record Root(Guid Id, string Name);

    public sealed record HeldHonour(Guid Id, HonourLevel Level, string Title, int? Year, bool IsValid);

    public sealed record Heads(DateOnly AsOf, int? Workers, int? FemaleWorkers, int? Members, int? FemaleMembers, int? Migrants, int? AgencyWorkers, int? NewForm);

    public async Task<Shown> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.SeeUnions, ct);
        var today = clock.Today();
        var shown = await db.Set<GrassrootsUnion>().AsNoTracking().Where(union => union.Id == id)
            .Select(union => new Shown(
                union.Id, union.Name, union.Kind, union.Founding, union.EmployersCovered, union.CreditCode, union.IndustryCode, union.Address,
                union.Longitude, union.Latitude, union.FoundedOn, union.FoundedPrecision, union.ChairName, union.ChairPhone == null ? null : union.ChairPhone.Masked,
                union.Strengths, union.Weaknesses, union.Remark, union.WorkerCount, union.MemberCount, union.RegisteredOn,
                union.ImportId,
                db.Set<Prospect>().Where(prospect => prospect.FoundedUnionId == union.Id && prospect.LeftFor == LeaveReason.Founded).OrderBy(prospect => prospect.NameKey).Select(prospect => new Root(prospect.Id, prospect.Name)).ToList(),
                union.Honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).Select(honour => new HeldHonour(honour.Id, honour.Level, honour.Title, honour.Year,
                    (honour.ValidUntil == null || honour.ValidUntil >= today) && (honour.RevokedOn == null || honour.RevokedOn > today))).ToList(),
                union.Headcounts.OrderByDescending(count => count.AsOf).Select(count => new Heads(count.AsOf, count.Workers, count.FemaleWorkers, count.Members, count.FemaleMembers,
                    count.MigrantCount, count.AgencyWorkerCount, count.NewFormCount)).ToList())
            {
                More = new Wider(union.ShortName, union.EmployerCode, union.Ownership, union.RegisteredAddress, union.DivisionCode, union.MigrantCount, union.AgencyWorkerCount, union.NewFormCount,
                    union.PartyOrganisation, union.CertificateNumber, union.CertificateUntil, union.BankName, union.BankAccount == null ? null : union.BankAccount.Masked, union.AccountUntil),
                Ended = new End(union.DissolvedOn, union.DissolvedAs, union.DissolvedFor,
                    db.Set<Succession>().Where(link => link.UnionId == union.Id).Join(db.Set<GrassrootsUnion>(), link => link.PartnerUnionId, other => other.Id, (link, other) => new Link(other.Id, other.Name, link.Kind, link.Day)).ToList(),
                    db.Set<Succession>().Where(link => link.PartnerUnionId == union.Id).Join(db.Set<GrassrootsUnion>(), link => link.UnionId, other => other.Id, (link, other) => new Link(other.Id, other.Name, link.Kind, link.Day)).ToList()),
            })
            .FirstOrDefaultAsync(ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchUnion);
        return shown.ImportId is { } import ? shown with { ImportedFrom = await imports.NameAsync(db, import, ct) } : shown;
    }
}

using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>What becomes of a row once it is registered.</summary>
static class LedgerRowRegistered
{
    public static GrassrootsUnion ToUnion(this LedgerRow row, Guid importId, DateOnly today, Vault vault)
    {
        var kind = row.Type!.Value;
        var union = new GrassrootsUnion
        {
            Name = row.Name, Kind = kind, Founding = FoundingOf(kind, row.EmployersCovered),
            EmployersCovered = row.EmployersCovered ?? 1, CreditCode = row.CreditCode, IndustryCode = row.Industry?.Code, Address = row.Address,
            Longitude = row.Spot?.Longitude, Latitude = row.Spot?.Latitude, FoundedOn = row.FoundedOn?.First,
            FoundedPrecision = row.FoundedOn?.Precision ?? DatePrecision.Day, ChairName = row.Chair, ChairPhone = Seal(row.Phone, vault), Remark = row.Remark,
            RegisteredOn = today, ImportId = importId,
        };
        if ((row.Workers ?? row.FemaleWorkers ?? row.Members ?? row.FemaleMembers) is not null)
            union.CountHeads(today, row.Workers, row.FemaleWorkers, row.Members, row.FemaleMembers);
        union.Honours.AddRange(row.Honours.Select(honour => Honour.OfUnion(union.Id, honour.Level, honour.Title, honour.Year)));
        return union;
    }

    public static Prospect ToProspect(this LedgerRow row, Guid importId, DateOnly today, Vault vault) => new()
    {
        Name = row.Name, CreditCode = row.CreditCode, IndustryCode = row.Industry?.Code, Address = row.Address,
        Longitude = row.Spot?.Longitude, Latitude = row.Spot?.Latitude, WorkerCount = row.Workers, FemaleWorkerCount = row.FemaleWorkers,
        ContactName = row.Chair, ContactPhone = Seal(row.Phone, vault), Remark = row.Remark, RegisteredOn = today, ImportId = importId,
    };

    public static Founding FoundingOf(UnionKind kind, int? employersCovered) => IsAssociation(kind) || employersCovered > 1 ? Founding.Joint : Founding.Alone;

    static bool IsAssociation(UnionKind kind) => kind is UnionKind.CommunityAssociation or UnionKind.BuildingAssociation or UnionKind.IndustryAssociation;

    static SealedText? Seal(PhoneNumber? phone, Vault vault) => phone is null ? null : vault.Seal(phone.Text, _ => phone.Masked);
}

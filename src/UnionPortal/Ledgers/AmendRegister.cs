using System.Globalization;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>Writes facts into a record as a person amending it would; facts not named stay as they are.</summary>
static class AmendRegister
{
    static readonly LedgerColumn[] Heads = [LedgerColumn.Workers, LedgerColumn.FemaleWorkers, LedgerColumn.Members, LedgerColumn.FemaleMembers];

    public static void Write(this GrassrootsUnion union, IReadOnlyDictionary<LedgerColumn, string?> facts, DateOnly today, Vault vault)
    {
        foreach (var (column, fact) in facts) WriteOne(union, column, fact, today, vault);
        if (facts.ContainsKey(LedgerColumn.Type) || facts.ContainsKey(LedgerColumn.EmployersCovered)) union.Founding = LedgerRowRegistered.FoundingOf(union.Kind, union.EmployersCovered);
        if (Heads.Any(facts.ContainsKey))
        {
            union.CountHeads(today, Head(LedgerColumn.Workers, union.WorkerCount), Head(LedgerColumn.FemaleWorkers, union.FemaleWorkerCount),
                Head(LedgerColumn.Members, union.MemberCount), Head(LedgerColumn.FemaleMembers, union.FemaleMemberCount));
        }

        int? Head(LedgerColumn column, int? registered) => facts.TryGetValue(column, out var told) ? Number(told) : registered;
    }

    public static void Write(this Prospect prospect, IReadOnlyDictionary<LedgerColumn, string?> facts, Vault vault)
    {
        foreach (var (column, fact) in facts)
        {
            switch (column)
            {
                case LedgerColumn.Name: prospect.Name = fact!; break;
                case LedgerColumn.CreditCode: prospect.CreditCode = fact; break;
                case LedgerColumn.Industry: prospect.IndustryCode = fact; break;
                case LedgerColumn.Address: prospect.Address = fact; break;
                case LedgerColumn.Longitude: prospect.Longitude = Degrees(fact); break;
                case LedgerColumn.Latitude: prospect.Latitude = Degrees(fact); break;
                case LedgerColumn.Workers: prospect.WorkerCount = Number(fact); break;
                case LedgerColumn.FemaleWorkers: prospect.FemaleWorkerCount = Number(fact); break;
                case LedgerColumn.Chair: prospect.ContactName = fact; break;
                case LedgerColumn.Phone: prospect.ContactPhone = Seal(fact, vault); break;
                case LedgerColumn.Remark: prospect.Remark = fact; break;
            }
        }
    }

    static void WriteOne(GrassrootsUnion union, LedgerColumn column, string? fact, DateOnly today, Vault vault)
    {
        switch (column)
        {
            case LedgerColumn.Name: union.Name = fact!; break;
            case LedgerColumn.Type: union.Kind = Enum.Parse<UnionKind>(fact!); break;
            case LedgerColumn.CreditCode: union.CreditCode = fact; break;
            case LedgerColumn.Industry: union.IndustryCode = fact; break;
            case LedgerColumn.Address: union.Address = fact; break;
            case LedgerColumn.Longitude: union.Longitude = Degrees(fact); break;
            case LedgerColumn.Latitude: union.Latitude = Degrees(fact); break;
            case LedgerColumn.FoundedOn: WriteFounded(union, RoughDate.Read(fact, today)); break;
            case LedgerColumn.EmployersCovered when union.EmployersFollowRows: break;
            case LedgerColumn.EmployersCovered: union.EmployersCovered = Number(fact) ?? 1; break;
            case LedgerColumn.Chair or LedgerColumn.Phone when union.ChairFollowsPost: break;
            case LedgerColumn.Chair: union.ChairName = fact; break;
            case LedgerColumn.Phone: union.ChairPhone = Seal(fact, vault); break;
            case LedgerColumn.Remark: union.Remark = fact; break;
            case LedgerColumn.Honours: union.Hold(HonourLines.Read(fact)); break;
        }
    }

    static void WriteFounded(GrassrootsUnion union, RoughDate? founded) =>
        (union.FoundedOn, union.FoundedPrecision) = (founded?.First, founded?.Precision ?? DatePrecision.Day);

    static SealedText? Seal(string? phone, Vault vault) => vault.Seal(phone, text => PhoneNumber.Read(text)!.Masked);

    static int? Number(string? fact) => fact is null ? null : int.Parse(fact, CultureInfo.InvariantCulture);

    static double? Degrees(string? fact) => fact is null ? null : double.Parse(fact, CultureInfo.InvariantCulture);
}

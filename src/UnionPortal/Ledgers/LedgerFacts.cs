using System.Globalization;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>What the register and a row say of the same union or prospect, in one way of writing, so that they can be held against each other and put back.</summary>
static class LedgerFacts
{
    /// <summary>The columns that say something of an employer without a union.</summary>
    public static readonly IReadOnlySet<LedgerColumn> OfProspects = new HashSet<LedgerColumn>
    {
        LedgerColumn.Name, LedgerColumn.CreditCode, LedgerColumn.Industry, LedgerColumn.Address, LedgerColumn.Longitude, LedgerColumn.Latitude,
        LedgerColumn.Workers, LedgerColumn.FemaleWorkers, LedgerColumn.Chair, LedgerColumn.Phone, LedgerColumn.Remark,
    };

    static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary>What a row says. A cell that is empty or cannot be read says nothing.</summary>
    public static Dictionary<LedgerColumn, string> Of(LedgerRow row) => Said(new()
    {
        [LedgerColumn.Name] = row.Name, [LedgerColumn.Type] = row.IsTypeGuessed ? null : row.Type?.ToString(), [LedgerColumn.CreditCode] = row.CreditCode, [LedgerColumn.Industry] = row.Industry?.Code,
        [LedgerColumn.Address] = row.Address, [LedgerColumn.Longitude] = row.Spot?.Longitude.ToString(Plain), [LedgerColumn.Latitude] = row.Spot?.Latitude.ToString(Plain), [LedgerColumn.FoundedOn] = row.FoundedOn?.ToString(),
        [LedgerColumn.Workers] = row.Workers?.ToString(Plain), [LedgerColumn.FemaleWorkers] = row.FemaleWorkers?.ToString(Plain), [LedgerColumn.Members] = row.Members?.ToString(Plain), [LedgerColumn.FemaleMembers] = row.FemaleMembers?.ToString(Plain),
        [LedgerColumn.EmployersCovered] = row.EmployersCovered?.ToString(Plain), [LedgerColumn.Chair] = row.Chair, [LedgerColumn.Phone] = row.Phone?.Text, [LedgerColumn.Remark] = row.Remark,
        [LedgerColumn.Honours] = HonourLines.Of(row.Honours.Select(honour => (honour.Level, honour.Title, honour.Year))),
    });

    public static Dictionary<LedgerColumn, string> Of(GrassrootsUnion union, Vault vault) => Said(new()
    {
        [LedgerColumn.Name] = union.Name, [LedgerColumn.Type] = union.Kind.ToString(), [LedgerColumn.CreditCode] = union.CreditCode, [LedgerColumn.Industry] = union.IndustryCode,
        [LedgerColumn.Address] = union.Address, [LedgerColumn.Longitude] = union.Longitude?.ToString(Plain), [LedgerColumn.Latitude] = union.Latitude?.ToString(Plain),
        [LedgerColumn.FoundedOn] = union.FoundedOn is { } day ? new RoughDate(day, union.FoundedPrecision).ToString() : null,
        [LedgerColumn.Workers] = union.WorkerCount?.ToString(Plain), [LedgerColumn.FemaleWorkers] = union.FemaleWorkerCount?.ToString(Plain), [LedgerColumn.Members] = union.MemberCount?.ToString(Plain), [LedgerColumn.FemaleMembers] = union.FemaleMemberCount?.ToString(Plain),
        [LedgerColumn.EmployersCovered] = union.EmployersCovered.ToString(Plain), [LedgerColumn.Chair] = union.ChairName, [LedgerColumn.Phone] = Open(union.ChairPhone, vault), [LedgerColumn.Remark] = union.Remark,
        [LedgerColumn.Honours] = HonourLines.Of(union.Honours.Select(honour => (honour.Level, honour.Title, honour.Year))),
    });

    public static Dictionary<LedgerColumn, string> Of(Prospect prospect, Vault vault) => Said(new()
    {
        [LedgerColumn.Name] = prospect.Name, [LedgerColumn.CreditCode] = prospect.CreditCode, [LedgerColumn.Industry] = prospect.IndustryCode,
        [LedgerColumn.Address] = prospect.Address, [LedgerColumn.Longitude] = prospect.Longitude?.ToString(Plain), [LedgerColumn.Latitude] = prospect.Latitude?.ToString(Plain),
        [LedgerColumn.Workers] = prospect.WorkerCount?.ToString(Plain), [LedgerColumn.FemaleWorkers] = prospect.FemaleWorkerCount?.ToString(Plain),
        [LedgerColumn.Chair] = prospect.ContactName, [LedgerColumn.Phone] = Open(prospect.ContactPhone, vault), [LedgerColumn.Remark] = prospect.Remark,
    });

    /// <summary>What the register says once a row was heard. What is less exact than what is there, or only more blank, changes nothing.</summary>
    public static string Heard(LedgerColumn column, string? registered, string told) => column switch
    {
        _ when registered is null => told,
        LedgerColumn.Name or LedgerColumn.Chair or LedgerColumn.Address when TypedText.Compact(registered) == TypedText.Compact(told) => registered,
        LedgerColumn.Industry or LedgerColumn.FoundedOn when registered.StartsWith(told, StringComparison.Ordinal) => registered,
        LedgerColumn.Honours => HonourLines.Together(registered, told),
        _ => told,
    };

    /// <summary>A fact as people read it. A phone is masked.</summary>
    public static string? Shown(LedgerColumn column, string? fact) => (column, fact) switch
    {
        (_, null) => null,
        (LedgerColumn.Type, _) => Enum.Parse<UnionKind>(fact).Word(),
        (LedgerColumn.Phone, _) => PhoneNumber.Read(fact)?.Masked,
        (LedgerColumn.Industry, _) => Unions.Say.IndustryChoice.With(fact, Industries.Find(fact)?.Name),
        (LedgerColumn.Honours, _) => HonourLines.InWords(fact),
        _ => fact,
    };

    public static string? Open(SealedText? text, Vault vault) => text is null ? null : vault.Open(text);

    static Dictionary<LedgerColumn, string> Said(Dictionary<LedgerColumn, string?> facts) =>
        facts.Where(fact => !string.IsNullOrEmpty(fact.Value)).ToDictionary(fact => fact.Key, fact => fact.Value!);
}

namespace UnionPortal.Quality;

/// <summary>What can be wrong with the facts of a union: something is missing, is too old or over, or contradicts itself.</summary>
public enum Fault
{
    NoCode,
    NoIndustry,
    NoAddress,
    NoPlace,
    NoWorkers,
    NoChair,
    NoChairPhone,
    NoTerm,
    HeadsAreOld,
    CertificateIsOver,
    AccountIsOver,
    ElectionIsOverdue,
    MembersExceedWorkers,
    WomenExceedAll,
    PartsExceedWhole,
    RegisterDiffers,
    MembersWithoutIdentity,
    MembersWithoutConsent,
}

/// <summary>Kinds of faults, in the order of the enum.</summary>
public enum FaultKind
{
    Missing,
    Old,
    Contradictory,
}

/// <summary>How heavily a fault weighs, and of what kind it is. The only place that says so.</summary>
public static class Faults
{
    /// <summary>Months after which headcounts are old.</summary>
    public const int HeadsKeepMonths = 12;

    /// <summary>Points a union has when nothing is wrong.</summary>
    public const int Whole = 100;

    public static FaultKind Kind(this Fault fault) => fault switch
    {
        Fault.HeadsAreOld or Fault.CertificateIsOver or Fault.AccountIsOver or Fault.ElectionIsOverdue => FaultKind.Old,
        Fault.MembersExceedWorkers or Fault.WomenExceedAll or Fault.PartsExceedWhole or Fault.RegisterDiffers => FaultKind.Contradictory,
        _ => FaultKind.Missing,
    };

    /// <summary>Points it costs. What contradicts itself makes figures wrong and costs most.</summary>
    public static int Weight(this Fault fault) => fault.Kind() switch { FaultKind.Contradictory => 15, FaultKind.Old => 10, _ => 5 };

    /// <summary>From 0 to <see cref="Whole"/>.</summary>
    public static int Score(this IEnumerable<Fault> faults) => Math.Max(0, Whole - faults.Sum(Weight));

    /// <summary>Where it is mended, below the federation's address.</summary>
    public static string PathOf(this Fault fault, Guid union) => fault switch
    {
        Fault.RegisterDiffers or Fault.MembersWithoutIdentity or Fault.MembersWithoutConsent => $"members?union={union}",
        Fault.NoTerm or Fault.ElectionIsOverdue => $"unions/{union}/posts",
        _ => $"unions/{union}/amend",
    };

    /// <summary>A chair mends what concerns the register of members; the rest is the office's.</summary>
    public static bool IsOfMembers(this Fault fault) => fault is Fault.RegisterDiffers or Fault.MembersWithoutIdentity or Fault.MembersWithoutConsent;
}

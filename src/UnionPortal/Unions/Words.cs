namespace UnionPortal.Unions;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this UnionKind kind) => Find($"Kind_{kind}");

    /// <summary>As short as a sum wants it: 机关1、企业37、社区联合29.</summary>
    public static string ShortWord(this UnionKind kind) => kind == UnionKind.Agency ? Say.AgencyInSums : kind.Word();

    public static string Word(this Founding founding) => Find($"Founding_{founding}");

    public static string Word(this DissolutionKind kind) => Find($"Dissolution_{kind}");

    public static string Word(this SubunitKind kind) => Find($"Subunit_{kind}");

    public static string Word(this Ownership ownership) => Find($"Ownership_{ownership}");

    public static string Word(this PartyOrganisation organisation) => Find($"Party_{organisation}");

    public static string Word(this HonourLevel level) => Find($"Level_{level}");

    public static string Word(this HonourHolder holder) => Find($"Holder_{holder}");

    public static string Word(this SixHaves have) => Find($"Has_{have}");

    public static string Word(this LeaveReason reason) => Find($"Left_{reason}");

    public static string Word(this RevealReason reason) => Find($"Reveal_{reason}");

    /// <summary>Honours as one line: 全国模范职工之家（2015）、…; nothing where there are none.</summary>
    public static string? InWords(this IEnumerable<Honour> honours)
    {
        var each = honours.OrderBy(honour => honour.Level).ThenByDescending(honour => honour.Year).ThenBy(honour => honour.Title, StringComparer.Ordinal)
            .Select(honour => string.Format(honour.Year is null ? Say.HonourUndated : Say.HonourDated, honour.Level.Word(), honour.Title, honour.Year)).ToList();
        return each.Count == 0 ? null : string.Join(Say.ListSeparator, each);
    }

    static string Find(string name) => Seek(name)!;

    static string? Seek(string name) => Say.ResourceManager.GetString(name, Say.Culture);
}

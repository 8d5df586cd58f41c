namespace UnionPortal.Unions;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this UnionKind kind) => Find($"Kind_{kind}");

    /// <summary>As short as a sum wants it: 机关1、企业37、社区联合29.</summary>
    public static string ShortWord(this UnionKind kind) => kind == UnionKind.Agency ? Say.AgencyInSums : kind.Word();

    public static string Word(this Founding founding) => Find($"Founding_{founding}");

    public static string Word(this HonourLevel level) => Find($"Level_{level}");

    public static string Word(this SixHaves have) => Find($"Has_{have}");

    public static string Word(this LedgerColumn column) => Find($"Column_{column}");

    public static string Word(this Verdict verdict) => Find($"Verdict_{verdict}");

    public static string Word(this LedgerState state) => Find($"State_{state}");

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}

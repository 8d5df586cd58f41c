namespace UnionPortal.Ledgers;

/// <summary>The room's terms as the screen says them.</summary>
public static class Words
{
    public static string Word(this LedgerColumn column) => Find($"Column_{column}");

    public static string Word(this Verdict verdict) => Find($"Verdict_{verdict}");

    public static string Word(this LedgerState state) => Find($"State_{state}");

    static string Find(string name) => Say.ResourceManager.GetString(name, Say.Culture)!;
}

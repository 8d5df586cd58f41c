namespace UnionPortal.Tenancy;

/// <summary>Why something was refused; an endpoint answers with the matching status.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the trade says no.</summary>
    Rule,

    /// <summary>The posting does not allow it.</summary>
    NotAllowed,

    /// <summary>There is no such thing, or it is another federation's, which must look the same.</summary>
    NotFound,

    /// <summary>Nobody is signed in.</summary>
    SignedOut,
}

/// <summary>A "no" meant for people: one sentence in the reader's language that says what to do next.</summary>
public sealed class Refusal(RefusalKind kind, string template, params object?[] args)
    : Exception(args.Length == 0 ? template : string.Format(System.Globalization.CultureInfo.CurrentCulture, template, args))
{
    public Refusal(string template, params object?[] args) : this(RefusalKind.Rule, template, args) { }

    public RefusalKind Kind { get; } = kind;
}

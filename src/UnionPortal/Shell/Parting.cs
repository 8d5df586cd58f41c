namespace UnionPortal.Shell;

/// <summary>A sentence that goes along to the next page: what was just done is said there, once. It does not outlive the page it is said on.</summary>
public sealed class Parting
{
    string? words;

    /// <summary>Leaves a sentence for the page that is opened next.</summary>
    public void Leave(string sentence) => words = sentence;

    /// <summary>The sentence left, if there is one; from then on it is gone.</summary>
    public string? Take() => Interlocked.Exchange(ref words, null);
}

namespace UnionPortal.Shell;

public static class Words
{
    /// <summary>Fills the places of a sentence: <c>Say.SavedAt.With(time)</c>, in the reader's own way to write numbers and dates.</summary>
    public static string With(this string template, params object?[] args) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, template, args);
}

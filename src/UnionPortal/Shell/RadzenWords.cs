using System.Globalization;
using System.Resources;
using Radzen;

namespace UnionPortal.Shell;

/// <summary>The words of the component library's own parts, from <c>RadzenWords.resx</c>; a word that is missing there stays English.</summary>
public sealed class RadzenWords : ILocalizer
{
    private static readonly ResourceManager Words = new(typeof(RadzenWords));

    public string? Get(string key, CultureInfo culture) => Words.GetString(key, culture);
}

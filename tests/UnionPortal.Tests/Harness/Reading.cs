using System.Globalization;

namespace UnionPortal.Tests.Harness;

/// <summary>What follows in a test is read by somebody who has chosen this language.</summary>
public static class Reading
{
    public static void In(CultureInfo language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language, language);
}

using UnionPortal.Reference;

namespace UnionPortal.Tests.Harness;

/// <summary>Credit codes that nobody was ever given, and that pass the check.</summary>
public static class Codes
{
    static int last = 2000;

    public static string Union() => Of("81");

    public static string Employer() => Of("91");

    static string Of(string kind)
    {
        var first = $"{kind}999999MJ{Interlocked.Increment(ref last):D7}"[..17];
        return first + CreditCode.CheckCharacter(first);
    }
}

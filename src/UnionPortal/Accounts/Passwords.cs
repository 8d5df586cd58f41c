using Microsoft.AspNetCore.Identity;

namespace UnionPortal.Accounts;

/// <summary>Current advice (NIST SP 800-63B-4): length counts, forced mixtures and changes do not, and what everybody uses is refused.</summary>
public sealed class Passwords : IPasswordValidator<Person>
{
    public const int ShortestLength = 10;

    static readonly string[] Common =
    [
        "password", "qwerty", "qwertyuiop", "abc123", "111111", "000000", "123123", "iloveyou", "admin", "letmein", "welcome", "woaini", "zhonggonghui", "gonghui", "beijing",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Person> manager, Person user, string? password) => Task.FromResult(Fault(user.UserName, password ?? "") is { } fault
        ? IdentityResult.Failed(new IdentityError { Code = "Password", Description = fault })
        : IdentityResult.Success);

    static string? Fault(string? name, string password)
    {
        if (password.Length < ShortestLength) return string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.PasswordIsTooShort, ShortestLength);
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < 4 || IsRun(plain) || Array.Exists(Common, word => plain.Replace(word, "", StringComparison.Ordinal).Length < 5)) return Say.PasswordIsCommon;
        return name is { Length: >= 4 } && plain.Contains(name.ToLowerInvariant(), StringComparison.Ordinal) ? Say.PasswordHoldsName : null;
    }

    static bool IsRun(string text) => text.Zip(text.Skip(1)).All(pair => pair.Second - pair.First is 1 or 0 or -1 or 9 or -9);
}

using Microsoft.AspNetCore.Identity;

namespace UnionPortal.Accounts;

/// <summary>Somebody with an account. What they may do is said by their postings, never here.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public const int NameLimit = 40;

    public Person() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";

    /// <summary>One of <see cref="Shell.Language.All"/>, once chosen.</summary>
    public string? Language { get; set; }

    /// <summary>One of <see cref="Shell.Appearance.All"/>, once chosen.</summary>
    public string? Appearance { get; set; }
}

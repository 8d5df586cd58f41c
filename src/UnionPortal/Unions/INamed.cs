using Microsoft.EntityFrameworkCore;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Unions;

/// <summary>What people look up by its name. Key and initials follow the name by themselves.</summary>
public interface INamed
{
    string Name { get; }

    /// <summary>What lists are sorted by: as the name is read.</summary>
    string NameKey { get; }

    /// <summary>What the name is found by when only its initials are typed.</summary>
    string Initials { get; }
}

/// <summary>Finding and sorting by name.</summary>
public static class Named
{
    /// <summary>Each of the words is in the name, or is its initials. Half-typed blanks and full-width letters do no harm.</summary>
    public static IQueryable<T> Found<T>(this IQueryable<T> rows, string? words) where T : FederationOwned, INamed
    {
        foreach (var word in Words(words))
        {
            var initials = word.ToLowerInvariant();
            rows = Pinyin.IsInitials(word)
                ? rows.Where(row => row.Name.Contains(word) || row.Initials.Contains(initials))
                : rows.Where(row => row.Name.Contains(word));
        }

        return rows;
    }

    /// <summary>The same of unions: a short name will do as well, or the beginning of either credit code.</summary>
    public static IQueryable<GrassrootsUnion> Found(this IQueryable<GrassrootsUnion> unions, string? words)
    {
        foreach (var word in Words(words))
        {
            var (initials, code) = (word.ToLowerInvariant(), word.ToUpperInvariant());
            unions = !Pinyin.IsInitials(word) && !IsCode(word) ? unions.Where(union => union.Name.Contains(word) || union.ShortName!.Contains(word))
                : unions.Where(union => union.Name.Contains(word) || union.ShortName!.Contains(word) || union.Initials.Contains(initials) || union.ShortInitials!.Contains(initials)
                    || union.CreditCode!.StartsWith(code) || union.EmployerCode!.StartsWith(code));
        }

        return unions;
    }

    public static IOrderedQueryable<T> ByName<T>(this IQueryable<T> rows) where T : FederationOwned, INamed => rows.OrderBy(row => row.NameKey).ThenBy(row => row.Id);

    /// <summary>The words of a search, one by one.</summary>
    public static string[] Words(string? typed) => TypedText.Tidy(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    // Shorter digits are rather a part of the name.
    static bool IsCode(string word) => word.Length >= 4 && word.All(char.IsAsciiLetterOrDigit);
}

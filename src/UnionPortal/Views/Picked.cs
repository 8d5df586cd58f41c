using System.Buffers.Text;
using UnionPortal.Tenancy;

namespace UnionPortal.Views;

/// <summary>Rows that somebody picked from a list, to be dealt with together: all of them or none.</summary>
public static class Picked
{
    /// <summary>So many at once: they have to fit into an address.</summary>
    public const int Most = 200;

    /// <summary>As an address says it: `?picked=…`.</summary>
    public static string InAddress(IEnumerable<Guid> ids) => string.Join('.', ids.Select(id => Base64Url.EncodeToString(id.ToByteArray())));

    /// <summary>What an address says; words that are no ids are left out. Nothing where it does not speak of any.</summary>
    public static IReadOnlyCollection<Guid>? Read(string? word) => word is null ? null : [.. word.Split('.').Select(IdOf).OfType<Guid>().Distinct().Take(Most)];

    /// <summary>Does the same to each; the one that refuses stops them all and is named.</summary>
    public static async Task EachAsync<T>(IEnumerable<T> rows, Func<T, string> name, Func<T, Task> act)
    {
        foreach (var row in rows)
        {
            try
            {
                await act(row);
            }
            catch (Refusal no)
            {
                throw new Refusal(no.Kind, Say.OneStopsAll, name(row), no.Message);
            }
        }
    }

    /// <summary>Refuses nobody, and more than <see cref="Most"/>.</summary>
    public static void RefuseUnfit(IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0) throw new Refusal(Say.NothingPicked);
        if (ids.Count > Most) throw new Refusal(Say.TooManyPicked, Most);
    }

    static Guid? IdOf(string word) => word.Length == 22 && Base64Url.IsValid(word) && Base64Url.DecodeFromChars(word) is { Length: 16 } bytes ? new Guid(bytes) : null;
}

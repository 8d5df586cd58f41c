using System.Linq.Expressions;
using UnionPortal.Tenancy;

namespace UnionPortal.Views;

/// <summary>The order an address asks for: `?sort=workers`, or `?sort=-workers` for the greatest first.</summary>
public readonly record struct SortWord(string? Key, bool IsDescending)
{
    public static SortWord Read(string? word) => word is ['-', .. var key] ? new(key, true) : new(word, false);
}

/// <summary>What a list can be sorted by, as the database knows it.</summary>
public sealed class Orders<T> : Dictionary<string, Expression<Func<T, object?>>>;

/// <summary>Sorting in the database, for lists that are short or whose order an index keeps.</summary>
public static class Sorting
{
    /// <summary>In the order asked for, rows without a value last and equal ones always in the same order; in the usual order where none is asked for or known.</summary>
    public static IOrderedQueryable<T> Sorted<T>(this IQueryable<T> rows, string? word, Orders<T> orders, Func<IQueryable<T>, IOrderedQueryable<T>> usual) where T : FederationOwned
    {
        var sort = SortWord.Read(word);
        if (sort.Key is null || !orders.TryGetValue(sort.Key, out var by)) return usual(rows);
        var last = rows.OrderBy(IsMissing(by));
        return (sort.IsDescending ? last.ThenByDescending(by) : last.ThenBy(by)).ThenBy(row => row.Id);
    }

    static Expression<Func<T, bool>> IsMissing<T>(Expression<Func<T, object?>> by)
    {
        var value = by.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : by.Body;
        var isMissing = value.Type.IsValueType && Nullable.GetUnderlyingType(value.Type) is null ? (Expression)Expression.Constant(false) : Expression.Equal(value, Expression.Constant(null, value.Type));
        return Expression.Lambda<Func<T, bool>>(isMissing, by.Parameters);
    }
}

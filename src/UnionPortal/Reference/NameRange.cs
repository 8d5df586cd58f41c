using System.Linq.Expressions;
using System.Text;

namespace UnionPortal.Reference;

/// <summary>
/// What begins with a word, as a range: from the word up to the next one of its length. Where rows are walled and many, a range uses its index
/// and LIKE may not (docs/decisions/one-membership.md). For columns compared by code point (COLLATE "C").
/// </summary>
public static class NameRange
{
    /// <summary>The first text behind all that begin with this one; the last character counts up by one and skips what is no character.</summary>
    public static string After(string word)
    {
        var runes = word.EnumerateRunes().ToList();
        var last = runes[^1].Value + 1;
        if (last is >= 0xD800 and <= 0xDFFF) last = 0xE000;
        var next = Rune.IsValid(last) ? new Rune(last).ToString() : runes[^1].ToString();
        return string.Concat(runes.SkipLast(1)) + next;
    }

    /// <summary>Rows of which one of the columns begins with the word.</summary>
    public static Expression<Func<T, bool>> Begins<T>(string word, params IReadOnlyList<Expression<Func<T, string>>> columns)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var bounds = new Bounds(word, After(word));
        var (first, behind) = (Expression.Property(Expression.Constant(bounds), nameof(Bounds.First)), Expression.Property(Expression.Constant(bounds), nameof(Bounds.Behind)));
        var compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
        var nought = Expression.Constant(0);
        var any = columns.Select(column => new Swap(column.Parameters[0], row).Visit(column.Body)).Select(value => Expression.AndAlso(
            Expression.GreaterThanOrEqual(Expression.Call(compare, value, first), nought), Expression.LessThan(Expression.Call(compare, value, behind), nought)));
        return Expression.Lambda<Func<T, bool>>(any.Aggregate(Expression.OrElse), row);
    }

    /// <summary>Rows for which either holds.</summary>
    public static Expression<Func<T, bool>> Or<T>(this Expression<Func<T, bool>> one, Expression<Func<T, bool>> other) =>
        Expression.Lambda<Func<T, bool>>(Expression.OrElse(one.Body, new Swap(other.Parameters[0], one.Parameters[0]).Visit(other.Body)), one.Parameters);

    // Read as a member, so that the query takes parameters and is planned once.
    sealed record Bounds(string First, string Behind);

    sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}

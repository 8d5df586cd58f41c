using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>Which tables a definition reads, taken from the definition itself: a change anywhere else leaves its number as it is.</summary>
static class Sources
{
    static readonly ConcurrentDictionary<string, FrozenSet<string>> Known = new(StringComparer.Ordinal);

    /// <summary>Names of the row types, as a <see cref="Touch"/> names them.</summary>
    public static IReadOnlySet<string> Of(Indicator indicator, FederationDb db) => Known.GetOrAdd(indicator.Code, _ =>
    {
        var finder = new Finder();
        finder.Visit(indicator.Rows(db, MonthSpan.Table(db, [], default)).Expression);
        return finder.Found.ToFrozenSet(StringComparer.Ordinal);
    });

    sealed class Finder : ExpressionVisitor
    {
        public HashSet<string> Found { get; } = [];

        // A table named inside the query.
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method is { Name: nameof(DbContext.Set), IsGenericMethod: true } && node.Method.DeclaringType == typeof(DbContext)) Found.Add(node.Method.GetGenericArguments()[0].Name);
            return base.VisitMethodCall(node);
        }

        // A table the query begins with.
        protected override Expression VisitExtension(Expression node)
        {
            if (node is not EntityQueryRootExpression root) return base.VisitExtension(node);
            if (typeof(FederationOwned).IsAssignableFrom(root.EntityType.ClrType)) Found.Add(root.EntityType.ClrType.Name);
            return node;
        }
    }
}

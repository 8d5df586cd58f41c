using System.Linq.Expressions;
using Microsoft.AspNetCore.Components;

namespace UnionPortal.Shell;

/// <summary>What every field of a form shares: a label bound to its input, a hint, and the faults found in it.</summary>
/// <typeparam name="TValue">What is typed, as the draft keeps it.</typeparam>
public abstract class Field<TValue> : ComponentBase, IDisposable
{
    private readonly string fallbackName = "field" + Guid.NewGuid().ToString("n")[..8];

    [CascadingParameter] private FormFrame? Form { get; set; }

    [CascadingParameter] private PortalPage? Page { get; set; }

    [Parameter, EditorRequired] public string Label { get; set; } = "";

    /// <summary>A line below the label: what is wanted, with an example.</summary>
    [Parameter] public string? Hint { get; set; }

    /// <summary>The name that faults speak of; by itself the last word of what is bound.</summary>
    [Parameter] public string? Name { get; set; }

    /// <summary>Shows the mark; whether it really is required is decided by the draft's rules.</summary>
    [Parameter] public bool Required { get; set; }

    [Parameter] public bool Disabled { get; set; }

    /// <summary>Personal data: never kept in the browser's own storage.</summary>
    [Parameter] public bool Personal { get; set; }

    [Parameter] public TValue? Value { get; set; }

    [Parameter] public EventCallback<TValue?> ValueChanged { get; set; }

    [Parameter] public Expression<Func<TValue?>>? ValueExpression { get; set; }

    /// <summary>What the field itself cannot read, such as letters in a number.</summary>
    protected string? Unreadable
    {
        get;
        set
        {
            field = value;
            Form?.Unread.Note(FieldName, value);
        }
    }

    public string FieldName => Name ?? Path?.Split('.')[^1] ?? fallbackName;

    /// <summary>The whole path of what is bound, as a plain form posts it; elsewhere a name given by hand, so that the mirror tells lines of one form apart.</summary>
    protected string InputName => Form?.FormName is null && Name is not null ? Name : Path ?? FieldName;

    public string Id => "f-" + FieldName.Replace('.', '-').Replace('[', '-').Replace(']', '-');

    internal IReadOnlyList<string> Sentences
    {
        get
        {
            var faults = Form?.Faults ?? Page?.Faults ?? Faults.None;
            var found = faults[FieldName] is { Count: > 0 } byName ? byName : faults[InputName];
            return Unreadable is null ? found : [Unreadable];
        }
    }

    protected string? Invalid => Sentences.Count > 0 ? "true" : null;

    /// <summary>Ids of the hint and of the fault, for those who listen instead of look.</summary>
    protected string? DescribedBy => (Hint, Sentences.Count) switch
    {
        (null, 0) => null,
        (_, 0) => Id + "-hint",
        (null, _) => Id + "-fault",
        _ => $"{Id}-hint {Id}-fault",
    };

    private string? Path => ValueExpression is null ? null : string.Join('.', Members(ValueExpression.Body).Reverse());

    protected Task ChangeAsync(TValue? value)
    {
        Value = value;
        return ValueChanged.InvokeAsync(value);
    }

    public void Dispose()
    {
        Form?.Unread.Note(FieldName, null);
        GC.SuppressFinalize(this);
    }

    private static IEnumerable<string> Members(Expression expression)
    {
        for (var part = expression; part is MemberExpression or UnaryExpression; part = part is MemberExpression step ? step.Expression : ((UnaryExpression)part).Operand)
        {
            if (part is MemberExpression member) yield return member.Member.Name;
        }
    }
}

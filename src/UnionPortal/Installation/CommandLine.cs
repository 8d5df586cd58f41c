using System.Globalization;
using Npgsql;

namespace UnionPortal.Installation;

/// <summary>The words after the program's name: a command with its options, or none, and then the portal serves.</summary>
public sealed class CommandLine
{
    static readonly string[] Commands = ["migrate", "found", "operator", "import", "demo", "backup", "restore", "help"];

    readonly Dictionary<string, string> options = new(StringComparer.OrdinalIgnoreCase);

    CommandLine(string? command) => Command = command;

    /// <summary>The command, absent where the portal is to serve.</summary>
    public string? Command { get; }

    /// <summary>Words that are no option, such as a file.</summary>
    public List<string> Words { get; } = [];

    public string? this[string option] => options.GetValueOrDefault(option);

    /// <summary>The option's value. Refuses where it is missing.</summary>
    public string Need(string option) => this[option] is { Length: > 0 } value ? value : throw new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.OptionMissing, option));

    public static CommandLine Of(string[] args)
    {
        var line = new CommandLine(args.FirstOrDefault(arg => Commands.Contains(arg)) is { } command && args[0] == command ? command : args is ["--help" or "-h", ..] ? "help" : null);
        if (line.Command is null && args is [var word, ..] && !word.StartsWith('-')) throw new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.NoSuchCommand, word, string.Join(", ", Commands)));
        if (line.Command is null) return line;
        for (var at = 1; at < args.Length; at++)
        {
            if (!args[at].StartsWith("--", StringComparison.Ordinal)) line.Words.Add(args[at]);
            else if (args[at].Contains('=', StringComparison.Ordinal)) line.options[args[at][2..args[at].IndexOf('=', StringComparison.Ordinal)]] = args[at][(args[at].IndexOf('=', StringComparison.Ordinal) + 1)..];
            else if (at + 1 < args.Length) line.options[args[at][2..]] = args[++at];
            else throw new CommandRefusal(string.Format(CultureInfo.CurrentCulture, Say.OptionNeedsValue, args[at]));
        }

        return line;
    }
}

/// <summary>A command that cannot be carried out, in one sentence for the operator at the terminal.</summary>
public sealed class CommandRefusal(string sentence) : Exception(sentence)
{
    /// <summary>What to tell the operator; nothing for a fault of ours, whose trace belongs on the screen.</summary>
    public static string? SentenceOf(Exception fault) => fault switch
    {
        CommandRefusal refusal => refusal.Message,
        NpgsqlException npgsql => string.Format(CultureInfo.CurrentCulture, Say.DatabaseRefuses, npgsql.Message),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } taken => string.Format(CultureInfo.CurrentCulture, Say.PortTaken, taken.Message),
        _ => null,
    };
}

using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace UnionPortal.Tests.HouseRules;

/// <summary>What is said in Chinese is said in English as well, and nothing holds on to the language of whoever came first.</summary>
public sealed partial class LanguagesTests
{
    /// <summary>English sentences that have to hold Chinese words.</summary>
    static readonly Dictionary<string, string> MayHoldChinese = new()
    {
        ["Ledgers.RowTypeUnknown"] = "These are the words a ledger has to hold.",
        ["Ledgers.RowTypeMissing"] = "This is a word a ledger has to hold.",
        ["Members.ListHasNoNames"] = "These are the words a list has to hold.",
        ["Members.ListFileHint"] = "This is a word a list has to hold.",
        ["Members.SexIsUnread"] = "These are the words a list has to hold.",
        ["Members.CategoryIsUnread"] = "These are the words a list has to hold.",
        ["Unions.UnionOfEmployer"] = "The name of a union is a Chinese name; it is offered for registration.",
    };

    /// <summary>Units: Chinese counts with a measure word, English with the label before the number.</summary>
    static bool MayBeEmpty(string key) => key.StartsWith("Unit", StringComparison.Ordinal);

    [Fact]
    public void Every_word_has_an_English_one_with_the_same_places()
    {
        Rooms.Count.ShouldBeGreaterThan(12);
        foreach (var (room, neutral, english) in Rooms)
        {
            neutral.Keys.Except(english.Keys).ShouldBeEmpty($"{room}: write these in English as well, in the .en.resx beside it.");
            english.Keys.Except(neutral.Keys).ShouldBeEmpty($"{room}: these are in English only.");
            foreach (var (key, text) in neutral) PlacesIn(english[key]).ShouldBe(PlacesIn(text), $"{room}.{key}: “{text}” and “{english[key]}” have different places.");
            english.Where(word => string.IsNullOrWhiteSpace(word.Value) && !MayBeEmpty(word.Key)).Select(word => word.Key).ShouldBeEmpty($"{room}: words without words.");
        }
    }

    [Fact]
    public void Every_job_has_a_name_that_the_operator_understands() =>
        (from job in typeof(UnionPortal.Shell.Routes).Assembly.GetTypes()
         where job.IsSubclassOf(typeof(Microsoft.Extensions.Hosting.BackgroundService)) && !job.IsAbstract
         select $"Job_{job.Name}").Except(Rooms.Single(room => room.Name == "Watch").Neutral.Keys).ShouldBeEmpty("The page of how the portal runs shows these: write them in the words of Watch.");

    [Fact]
    public void No_English_sentence_holds_Chinese() =>
        (from room in Rooms from word in room.English where Chinese().IsMatch(word.Value) select $"{room.Name}.{word.Key}")
            .ShouldBe(MayHoldChinese.Keys, ignoreOrder: true, "Put it into English, or say above why it has to be Chinese.");

    [Fact]
    public void Every_English_sentence_can_be_filled_in()
    {
        foreach (var (room, _, english) in Rooms)
            foreach (var (key, text) in english)
                Should.NotThrow(() => string.Format(System.Globalization.CultureInfo.InvariantCulture, text, [.. Enumerable.Repeat<object>(1, 12)]), $"{room}.{key}");
    }

    [Fact]
    public void No_words_are_kept_in_a_static_field() =>
        (from file in Source.Of(".cs", ".razor") from Match field in StaticField().Matches(Source.WithoutComments(file.Text)) where Words().IsMatch(field.Value) select $"{file.Name}: {field.Value.Trim()}")
            .ShouldBeEmpty("The first reader's language would stay for everybody: write => instead of =.");

    [Fact]
    public void Dates_are_written_as_the_resources_say() =>
        Source.Of(".cs", ".razor").Where(file => Regex.IsMatch(Source.WithoutComments(file.Text), "(yyyy年|M月|d日)")).Select(file => file.Name).ShouldBeEmpty("Put the form of the date into Say.resx.");

    static readonly List<(string Name, Dictionary<string, string> Neutral, Dictionary<string, string> English)> Rooms =
    [
        .. from file in Source.Of("Say.resx", "RadzenWords.resx")
           select ($"{file.Room}{(file.Path.EndsWith("Say.resx", StringComparison.Ordinal) ? "" : " (Radzen)")}", WordsIn(file.Path), WordsIn(file.Path.Replace(".resx", ".en.resx", StringComparison.Ordinal))),
    ];

    static Dictionary<string, string> WordsIn(string path) =>
        File.Exists(path) ? XDocument.Load(path, LoadOptions.PreserveWhitespace).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value) : [];

    static IEnumerable<string> PlacesIn(string text) => Place().Matches(text).Select(place => place.Groups[1].Value).Distinct().Order();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^[^\n/]*\bstatic readonly\b[^;=]*=[^>][^;]*;", RegexOptions.Multiline)]
    private static partial Regex StaticField();

    [GeneratedRegex(@"\bSay\.(?!ResourceManager)|\bWord\(")]
    private static partial Regex Words();
}

using System.Text.Json;
using System.Text.Json.Serialization;
using UnionPortal.Unions;

namespace UnionPortal.Standards;

/// <summary>Records of the portal that can bear an item out, so that nobody has to show proof by hand.</summary>
public enum EvidenceSource
{
    /// <summary>None: the union shows it, and the office looks at it.</summary>
    ByHand,

    /// <summary>Somebody holds the post of chair.</summary>
    Chair,

    /// <summary>The committee's term is on record and not over.</summary>
    CommitteeTerm,

    /// <summary>Somebody holds a post of the audit committee.</summary>
    AuditCommittee,

    /// <summary>There is a women's committee, or none is due.</summary>
    WomensCommittee,

    /// <summary>The certificate as a legal person is on record and has not run out.</summary>
    Certificate,

    /// <summary>The union's bank account is on record.</summary>
    Account,

    /// <summary>So many facilities of the union are open.</summary>
    Facility,

    /// <summary>So many activities were held within twelve months.</summary>
    Activities,

    /// <summary>So many members of the register of members.</summary>
    Roster,

    /// <summary>So many of a hundred workers are members.</summary>
    JoiningRate,

    /// <summary>So many of a hundred voices of the last members' rating were content.</summary>
    MembersRating,
}

/// <summary>What a version of a standard asks for: dimensions with their items, and the levels that points reach. Data of a federation, kept as JSON.</summary>
public sealed class StandardContent
{
    public const int TotalLimit = 1000;
    public const int MostDimensions = 20;
    public const int MostItems = 20;
    public const int MostLevels = 8;

    static readonly JsonSerializerOptions Form = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new JsonStringEnumConverter() } };

    /// <summary>What all dimensions together are worth.</summary>
    public int? Total { get; set; } = 100;
    public List<StandardDimension> Dimensions { get; set; } = [];

    /// <summary>Lowest first.</summary>
    public List<StandardLevel> Levels { get; set; } = [];

    /// <summary>All items, dimension by dimension.</summary>
    [JsonIgnore]
    public IEnumerable<StandardItem> Items => Dimensions.SelectMany(dimension => dimension.Items);

    /// <summary>What all items together are worth.</summary>
    [JsonIgnore]
    public int Full => Items.Sum(item => item.Worth);

    public string Write() => JsonSerializer.Serialize(this, Form);

    public static StandardContent Read(string json) => JsonSerializer.Deserialize<StandardContent>(json, Form)!;

    internal static T Read<T>(Stream json) => JsonSerializer.Deserialize<T>(json, Form)!;
}

/// <summary>A part of a standard, such as 依法选举的工会主席.</summary>
public sealed class StandardDimension
{
    public const int NameLimit = 40;

    public string? Name { get; set; }

    /// <summary>Which of the six haves it judges; nothing for any other.</summary>
    public SixHaves? Have { get; set; }

    /// <summary>What its items together are worth.</summary>
    public int? Points { get; set; }
    public List<StandardItem> Items { get; set; } = [];
}

/// <summary>One thing that is asked for.</summary>
public sealed class StandardItem
{
    public const int CodeLimit = 12;
    public const int WordsLimit = 120;
    public const int LeastEffort = 1;
    public const int MostEffort = 3;

    /// <summary>Short, and one of its kind within a version; answers go by it.</summary>
    public string? Code { get; set; }
    public string? Words { get; set; }
    public int? Points { get; set; }

    /// <summary>Without it no level is reached, whatever the points (一票否决).</summary>
    public bool IsVeto { get; set; }
    public EvidenceSource Source { get; set; }

    /// <summary>How much of the source bears it out, where the source is counted.</summary>
    public int? Threshold { get; set; }

    /// <summary>What it takes to get there: 1 is done in a week, 3 takes months.</summary>
    public int Effort { get; set; } = LeastEffort;

    [JsonIgnore]
    public int Worth => Points ?? 0;
}

/// <summary>A level that points reach, such as 合格职工之家.</summary>
public sealed class StandardLevel
{
    public const int NameLimit = 30;

    public string? Name { get; set; }
    public int? LeastPoints { get; set; }

    /// <summary>The level of the honour it corresponds to; nothing where there is none.</summary>
    public HonourLevel? Honour { get; set; }
}

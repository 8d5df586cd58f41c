using System.Globalization;
using System.Text.RegularExpressions;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Unions;

namespace UnionPortal.Ledgers;

/// <summary>
/// Reads one row by itself. Refused is what cannot be registered truthfully; warned is what can, but a person should look.
/// </summary>
sealed partial class LedgerRowReader(TakenSheet sheet, DateOnly today)
{
    const int HeadcountLimit = 1_000_000;

    LedgerLine line = new(0, []);
    List<LedgerFinding> findings = [];

    public LedgerRow Read(LedgerLine read)
    {
        (line, findings) = (read, []);
        var name = ReadName();
        var isProspect = KindWords.SaysNoUnionYet(Cell(LedgerColumn.Type)) || KindWords.SaysNoUnionYet(Cell(LedgerColumn.Remark));
        var type = isProspect ? null : ReadType(name);
        var code = ReadCode();
        var industry = ReadIndustry();
        var place = ReadPlace();
        var founded = ReadFounded();
        var (workers, women) = (ReadCount(LedgerColumn.Workers), ReadCount(LedgerColumn.FemaleWorkers));
        var (members, femaleMembers) = (ReadCount(LedgerColumn.Members), ReadCount(LedgerColumn.FemaleMembers));
        WarnIfMore(LedgerColumn.FemaleWorkers, women, workers, () => Say.RowMoreWomen);
        WarnIfMore(LedgerColumn.Members, members, workers, () => Say.RowMoreMembers);
        WarnIfMore(LedgerColumn.FemaleMembers, femaleMembers, members, () => Say.RowMoreFemaleMembers);
        return new(line, sheet)
        {
            Name = name, IsProspect = isProspect, Type = type, IsTypeGuessed = type is not null && KindWords.Read(Cell(LedgerColumn.Type)) is null, CreditCode = code, Industry = industry, Spot = place, FoundedOn = founded,
            Address = ReadText(LedgerColumn.Address, GrassrootsUnion.AddressLimit), Chair = ReadText(LedgerColumn.Chair, GrassrootsUnion.PersonLimit), Remark = ReadText(LedgerColumn.Remark, GrassrootsUnion.RemarkLimit),
            Workers = workers, FemaleWorkers = women, Members = members, FemaleMembers = femaleMembers,
            EmployersCovered = ReadCount(LedgerColumn.EmployersCovered), Phone = ReadPhone(), Honours = ReadHonours(code), Findings = findings,
        };
    }

    string ReadName()
    {
        var name = TypedText.Tidy(Cell(LedgerColumn.Name));
        if (name.Length == 0) Miss(LedgerColumn.Name, Verdict.Refused, () => Unions.Say.RowNoName);
        if (name.Length > GrassrootsUnion.NameLimit) Refuse(LedgerColumn.Name, () => Say.RowTooLong.With(GrassrootsUnion.NameLimit, name.Length));
        return name;
    }

    UnionKind? ReadType(string name)
    {
        var typed = Cell(LedgerColumn.Type);
        if (KindWords.Read(typed) is { } type) return type;
        if (!IsNothing(typed)) Refuse(LedgerColumn.Type, () => Say.RowTypeUnknown.With(TypedText.Tidy(typed)));
        else if (KindWords.GuessFromName(name) is { } guess)
        {
            Miss(LedgerColumn.Type, Verdict.Warned, () => Say.RowTypeGuessed.With(guess.Word()));
            return guess;
        }
        else Miss(LedgerColumn.Type, Verdict.Refused, () => Say.RowTypeMissing);
        return null;
    }

    string? ReadCode()
    {
        var typed = Cell(LedgerColumn.CreditCode);
        if (IsNothing(typed)) Miss(LedgerColumn.CreditCode, Verdict.Warned, () => Say.RowCodeMissing);
        else if (CreditCode.Fault(typed) is not null) Refuse(LedgerColumn.CreditCode, () => CreditCode.Fault(typed)!);
        else return CreditCode.Tidy(typed);
        return null;
    }

    CodeEntry? ReadIndustry()
    {
        var typed = TypedText.Compact(Cell(LedgerColumn.Industry));
        if (IsNothing(typed)) return null;
        if (IndustryCode().Match(typed) is { Success: true } code && Industries.Find(code.Groups["code"].Value) is { } found) return found;
        if (Industries.Find(typed.ToUpperInvariant()) is { } section) return section;
        if (Industries.FindByName(typed) is not { } meant)
        {
            Warn(LedgerColumn.Industry, () => Say.RowIndustryUnknown.With(typed));
            return null;
        }
        Warn(LedgerColumn.Industry, () => Say.RowIndustryByName.With(typed, meant.Code, meant.Name));
        return meant;
    }

    Place? ReadPlace()
    {
        string east = TypedText.Compact(Cell(LedgerColumn.Longitude)), north = TypedText.Compact(Cell(LedgerColumn.Latitude));
        if (IsNothing(east) && IsNothing(north)) return null;
        if (IsNothing(east) || IsNothing(north))
        {
            Warn(IsNothing(east) ? LedgerColumn.Longitude : LedgerColumn.Latitude, () => Say.RowPlaceHalf);
            return null;
        }
        var place = new Place(Degrees(east), Degrees(north));
        if (place.IsInChina) return place;
        if (!place.IsSwapped)
        {
            Warn(LedgerColumn.Longitude, () => Say.RowPlaceOutside);
            return null;
        }
        Warn(LedgerColumn.Longitude, () => Say.RowPlaceSwapped.With(place.Swapped.Longitude, place.Swapped.Latitude));
        return place.Swapped;
    }

    RoughDate? ReadFounded()
    {
        var typed = Cell(LedgerColumn.FoundedOn);
        if (IsNothing(typed)) return null;
        var date = RoughDate.Read(typed, today);
        if (date is null) Warn(LedgerColumn.FoundedOn, () => Say.RowDateUnread.With(TypedText.Tidy(typed)));
        if (date is { Precision: DatePrecision.Year }) Warn(LedgerColumn.FoundedOn, () => Say.RowYearOnly.With(date));
        return date;
    }

    int? ReadCount(LedgerColumn column)
    {
        var typed = TypedText.Compact(Cell(column));
        if (IsNothing(typed)) return null;
        if (!decimal.TryParse(CountUnit().Replace(typed, ""), NumberStyles.Number, CultureInfo.InvariantCulture, out var count) || count != decimal.Truncate(count) || count > HeadcountLimit)
            Refuse(column, () => Say.RowNotACount.With(typed));
        else if (count < 0) Refuse(column, () => Say.RowNegative.With(count));
        else return (int)count;
        return null;
    }

    PhoneNumber? ReadPhone()
    {
        var typed = Cell(LedgerColumn.Phone);
        if (IsNothing(typed)) return null;
        var phone = PhoneNumber.Read(typed);
        if (phone is null && TypedText.BecameNumber(typed)) Refuse(LedgerColumn.Phone, () => Say.RowPhoneBecameNumber.With(TypedText.Compact(typed)));
        else if (phone is null) Warn(LedgerColumn.Phone, () => Say.RowPhoneUnread.With(TypedText.Tidy(typed)));
        return phone;
    }

    List<HonourText> ReadHonours(string? code)
    {
        var (read, unread) = HonourText.ReadAll(Cell(LedgerColumn.Honours), Divisions.IsInMunicipality(CreditCode.DivisionOf(code)));
        foreach (var honour in unread) Warn(LedgerColumn.Honours, () => Say.RowHonourUnread.With(honour));
        return read;
    }

    string? ReadText(LedgerColumn column, int limit)
    {
        var text = TypedText.Tidy(Cell(column));
        if (text.Length > limit) Refuse(column, () => Say.RowTooLong.With(limit, text.Length));
        return text.Length == 0 ? null : text;
    }

    void WarnIfMore(LedgerColumn column, int? part, int? whole, Func<string> worded)
    {
        if (part > whole) Warn(column, () => worded().With(part, whole));
    }

    void Warn(LedgerColumn column, Func<string> worded) => findings.Add(new(column, Verdict.Warned, worded));

    void Refuse(LedgerColumn column, Func<string> worded) => findings.Add(new(column, Verdict.Refused, worded));

    void Miss(LedgerColumn column, Verdict verdict, Func<string> worded) => findings.Add(new(column, verdict, worded, IsOfAbsence: true));

    string Cell(LedgerColumn column) => line[sheet.Layout.PlaceOf(column)];

    static double Degrees(string typed) => double.TryParse(typed.TrimEnd('°', '度', 'E', 'N'), NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : double.NaN;

    // What people put into a cell that has nothing to say.
    static bool IsNothing(string typed) => TypedText.Compact(typed) is "" or "-" or "--" or "/" or "—" or "——" or "无" or "暂无";

    [GeneratedRegex(@"^[A-T]?(?<code>\d{2,4})(?:\D.*)?$|\((?<code>\d{2,4})\)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndustryCode();

    [GeneratedRegex("[人名家]$")]
    private static partial Regex CountUnit();
}

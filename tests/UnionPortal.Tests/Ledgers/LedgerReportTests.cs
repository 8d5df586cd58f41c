using System.Globalization;
using UnionPortal.Reference;
using UnionPortal.Ledgers;
using UnionPortal.Shell;
using UnionPortal.Unions;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

public sealed class LedgerReportTests
{
    [Fact]
    public void A_clean_ledger_gives_every_union_and_agrees_with_its_total_row()
    {
        var report = JudgeFile("unions-gulou.xlsx");

        report.Sentence.ShouldBe("67家可导入，0家请核对，0家不能导入。");
        LedgerTally.Of(report.Rows).Sentence.ShouldBe("已导入67家：机关1、企业37、社区联合29。");
        report.Rows.Sum(row => row.Workers).ShouldBe(4_532);
        report.Rows.Sum(row => row.FemaleWorkers).ShouldBe(2_046);
        report.Rows.Sum(row => row.Members).ShouldBe(3_924);
        report.Totals.Count.ShouldBe(4);
        report.Totals.ShouldAllBe(total => total.Agrees);
    }

    [Fact]
    public void Employers_without_a_union_become_prospects()
    {
        var report = JudgeFile("unions-mapo.xlsx");

        report.Sentence.ShouldBe("20家可导入，0家请核对，0家不能导入。");
        LedgerTally.Of(report.Rows).Sentence.ShouldBe("已导入20家：企业16、未建会企业4。");
        report.Rows.Where(row => row.IsProspect).Select(row => row.Number).ShouldBe([20, 21, 22, 23]);
        report.Rows.Where(row => row.IsProspect).ShouldAllBe(row => row.Type == null && row.Chair != null);
        report.Totals.ShouldAllBe(total => total.Agrees);
    }

    [Fact]
    public void What_was_found_is_worded_for_whoever_reads_it()
    {
        var row = JudgeLines("1,甲公司工会,不知道的类型,,,,,,12,,,,,").Rows[0];
        var chinese = row.Findings.Select(finding => finding.Sentence).ToList();

        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Language.English;
        var english = row.Findings.Select(finding => finding.Sentence).ToList();
        CultureInfo.CurrentUICulture = before;

        chinese.ShouldNotBeEmpty();
        english.Count.ShouldBe(chinese.Count);
        english.Zip(chinese).ShouldAllBe(pair => pair.First != pair.Second);
    }

    [Fact]
    public void Honours_are_read_with_level_and_year()
    {
        var report = JudgeFile("unions-mapo.xlsx");

        report.Rows[0].Honours.ShouldBe([new(HonourLevel.National, "模范职工之家", 2015)]);
        report.Rows[2].Honours.ShouldBe([new(HonourLevel.Provincial, "模范职工之家", 2020)]);
    }

    [Theory]
    [InlineData(4, Verdict.Refused, LedgerColumn.Name, "没有工会名称")]
    [InlineData(5, Verdict.Refused, LedgerColumn.CreditCode, "校验位")]
    [InlineData(7, Verdict.Refused, LedgerColumn.CreditCode, "第6行")]
    [InlineData(8, Verdict.Refused, LedgerColumn.Workers, "约120人")]
    [InlineData(10, Verdict.Warned, LedgerColumn.FoundedOn, "只有年份")]
    [InlineData(11, Verdict.Warned, LedgerColumn.FemaleWorkers, "女职工33人，多于职工28人")]
    [InlineData(12, Verdict.Refused, LedgerColumn.Type, "合资公司")]
    [InlineData(13, Verdict.Warned, LedgerColumn.Industry, "纺织服装、服饰业")]
    [InlineData(14, Verdict.Warned, LedgerColumn.Longitude, "填反了")]
    [InlineData(15, Verdict.Refused, LedgerColumn.Workers, "负数")]
    public void Each_faulty_row_says_which_cell_and_what_to_do(int number, Verdict verdict, LedgerColumn column, string said)
    {
        var finding = JudgeFile("unions-gulou-flawed.xlsx").Rows.Single(row => row.Number == number).OnlyFinding();

        finding.Verdict.ShouldBe(verdict);
        finding.Column.ShouldBe(column);
        finding.Sentence.ShouldContain(said);
    }

    [Fact]
    public void Nothing_else_is_found_in_the_faulty_ledger()
    {
        var report = JudgeFile("unions-gulou-flawed.xlsx");

        report.Sentence.ShouldBe("4家可导入，4家请核对，6家不能导入。");
        report.Rows.Where(row => row.Verdict == Verdict.Good).Select(row => row.Number).ShouldBe([6, 9, 16, 17]);
    }

    [Fact]
    public void What_can_be_put_right_is_put_right()
    {
        var rows = JudgeFile("unions-gulou-flawed.xlsx").Rows.ToDictionary(row => row.Number);

        rows[9].Workers.ShouldBe(156);
        rows[10].FoundedOn.ShouldBe(new RoughDate(new(2011, 1, 1), DatePrecision.Year));
        rows[13].Industry?.Code.ShouldBe("18");
        rows[14].Spot.ShouldBe(new Place(116.872349, 40.374793));
        rows[16].Phone?.Text.ShouldBe("010-69041234转8");
        rows[17].Name.ShouldBe("北京新云杉消防设备有限公司工会委员会");
    }

    [Fact]
    public void A_code_held_under_another_name_is_asked_about_with_both_names()
    {
        var known = new LedgerKnown([new(Guid.CreateVersion7(), "沿河工会委员会", "81110118MJ1616914L", () => new Dictionary<LedgerColumn, string> { [LedgerColumn.Name] = "沿河工会委员会" })], []);

        var row = JudgeFile("unions-gulou.xlsx", known).Rows[0];

        row.Fate.ShouldBe(RowFate.Warned);
        row.OnlyFinding().Sentence.ShouldContain("沿河工会委员会");
    }

    [Theory]
    [InlineData("1,甲工会,企业,,1819,,,,10,5,8,,,", LedgerColumn.CreditCode, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,,,,10,5,12,,,", LedgerColumn.Members, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},9999,,,,10,5,8,,,", LedgerColumn.Industry, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,,,去年冬天,10,5,8,,,", LedgerColumn.FoundedOn, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,,,,10,5,8,找老王,,", LedgerColumn.Phone, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,,,,10,5,8,,表扬过,", LedgerColumn.Honours, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,2.35,48.85,,10,5,8,,,", LedgerColumn.Longitude, Verdict.Warned)]
    [InlineData("1,甲工会,企业,{0},1819,116.8,,,10,5,8,,,", LedgerColumn.Latitude, Verdict.Warned)]
    [InlineData("1,甲公司工会,,{0},1819,,,,10,5,8,,,", LedgerColumn.Type, Verdict.Warned)]
    [InlineData("1,甲工会,,{0},1819,,,,10,5,8,,,", LedgerColumn.Type, Verdict.Refused)]
    [InlineData("1,甲工会,企业,8.11E+17,1819,,,,10,5,8,,,", LedgerColumn.CreditCode, Verdict.Refused)]
    [InlineData("1,甲工会,企业,{0},1819,,,,10.5,5,8,,,", LedgerColumn.Workers, Verdict.Refused)]
    public void A_single_fault_is_bound_to_its_cell(string line, LedgerColumn column, Verdict verdict)
    {
        var finding = JudgeLines(string.Format(line, Code(1))).Rows[0].OnlyFinding();

        finding.Column.ShouldBe(column);
        finding.Verdict.ShouldBe(verdict);
    }

    [Theory]
    [InlineData("1,甲工会,企业,{0},C1819,,,,10,5,8,,,")]
    [InlineData("1,甲工会,企业,{0},1819 其他机织服装制造,,,,10人,5,8,,,")]
    [InlineData("1,甲工会,事业单位,{0},,,,,\"1,200\",5,8,,无,")]
    [InlineData("1,甲工会,社区,{0},1819,/,/,—,,,,—,,")]
    public void Other_ways_of_writing_the_same_are_fine(string line) => JudgeLines(string.Format(line, Code(1))).Rows[0].Verdict.ShouldBe(Verdict.Good);

    [Fact]
    public void A_total_that_does_not_add_up_is_mentioned_and_left_out()
    {
        var report = JudgeLines($"1,甲工会,企业,{Code(1)},,,,,10,,,,,", $"2,乙工会,企业,{Code(2)},,,,,20,,,,,", "合计,2家,,,,,,,31,,,,,");

        report.Rows.Count.ShouldBe(2);
        var total = report.Totals.ShouldHaveSingleItem();
        (total.Agrees, total.Counted).ShouldBe((false, 30));
        total.Sentence.ShouldBe("第4行合计的职工人数是31，逐行相加是30，请核对。");
    }

    [Fact]
    public void A_subtotal_counts_from_the_last_one()
    {
        var report = JudgeLines($"1,甲工会,企业,{Code(1)},,,,,10,,,,,", "小计,,,,,,,,10,,,,,", $"2,乙工会,企业,{Code(2)},,,,,20,,,,,", "小计,,,,,,,,20,,,,,", "总计,,,,,,,,30,,,,,");

        report.Rows.Count.ShouldBe(2);
        report.Totals.Count.ShouldBe(3);
        report.Totals.ShouldAllBe(total => total.Agrees);
    }

    [Fact]
    public void Signatures_at_the_foot_are_no_unions() =>
        JudgeLines($"1,甲工会,企业,{Code(1)},,,,,10,,,,,", "单位负责人：王静,,,填表人：李敏,,,,,,,,,,", "注：以上数据截至十月底").Rows.Count.ShouldBe(1);

    [Fact]
    public void The_same_name_twice_is_asked_about()
    {
        var report = JudgeLines($"1,甲工会,企业,{Code(1)},,,,,10,,,,,", $"2,甲工会,企业,{Code(2)},,,,,20,,,,,");

        report.Rows[1].OnlyFinding().Sentence.ShouldContain("第2行");
    }
}

using UnionPortal.Ledgers;
using UnionPortal.Unions;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

public sealed class LedgerLayoutTests
{
    [Fact]
    public void The_header_is_found_below_a_title_and_a_filing_row()
    {
        var layout = LedgerLayout.Guess(LedgerFile.Read(Bytes("unions-gulou.xlsx"), "台账.xlsx").Sheets[0]);

        layout.HeaderRow.ShouldBe(3);
        layout.Columns.ShouldBe(
        [
            LedgerColumn.Sequence, LedgerColumn.Name, LedgerColumn.Type, LedgerColumn.CreditCode, LedgerColumn.Industry, LedgerColumn.Address,
            LedgerColumn.Longitude, LedgerColumn.Latitude, LedgerColumn.FoundedOn, LedgerColumn.Workers, LedgerColumn.FemaleWorkers, LedgerColumn.Members,
            LedgerColumn.FemaleMembers, LedgerColumn.Chair, LedgerColumn.Phone, LedgerColumn.Honours, LedgerColumn.Remark,
        ]);
    }

    [Fact]
    public void Other_headings_are_understood()
    {
        var layout = LedgerLayout.Guess(Csv("单位名称,单位性质,员工总数（人）,其中：女,会员数,其中女性,主席姓名,手机号码*", "甲,企业,1,1,1,1,丙,13800000000").Sheets[0]);

        layout.Columns.ShouldBe(
        [
            LedgerColumn.Name, LedgerColumn.Type, LedgerColumn.Workers, LedgerColumn.FemaleWorkers,
            LedgerColumn.Members, LedgerColumn.FemaleMembers, LedgerColumn.Chair, LedgerColumn.Phone,
        ]);
    }

    [Fact]
    public void A_sheet_with_headings_nobody_knows_waits_for_a_person()
    {
        var sheet = Csv("A,B,C", "甲,企业,12", "乙,企业,30").Sheets[0];

        var guess = LedgerLayout.Guess(sheet);
        guess.IsUsable.ShouldBeFalse();
        var corrected = LedgerLayout.At(sheet, 1).With(0, LedgerColumn.Name).With(1, LedgerColumn.Type).With(2, LedgerColumn.Workers);

        corrected.IsUsable.ShouldBeTrue();
        LedgerReport.Judge(sheet, corrected, LedgerKnown.Nothing, Day).Rows.Sum(row => row.Workers).ShouldBe(42);
    }

    [Fact]
    public void A_meaning_belongs_to_one_column()
    {
        var layout = LedgerLayout.Guess(Csv("工会名称,企业名称", "甲,乙").Sheets[0]);

        var corrected = layout.With(1, LedgerColumn.Name);

        corrected.Columns.ShouldBe([LedgerColumn.Ignored, LedgerColumn.Name]);
    }
}

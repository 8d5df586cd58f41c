using System.Text;
using UnionPortal.Reference;
using UnionPortal.Ledgers;

namespace UnionPortal.Tests.Ledgers;

/// <summary>Ledgers as offices send them, and small ones made for one question.</summary>
static class LedgerSamples
{
    public static readonly DateOnly Day = new(2026, 10, 15);
    const string Header = "序号,工会名称,工会类型,统一社会信用代码,所属行业代码,经度,纬度,成立时间,职工人数,女职工人数,会员人数,联系电话,荣誉,备注";

    public static byte[] Bytes(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Ledgers", "Files", file));

    public static LedgerReport JudgeFile(string file, LedgerKnown? known = null) => Judge(LedgerFile.Read(Bytes(file), file), known);

    public static LedgerReport Judge(LedgerFile file, LedgerKnown? known = null) =>
        LedgerReport.Judge(file.Sheets[0], LedgerLayout.Guess(file.Sheets[0]), known ?? LedgerKnown.Nothing, Day);

    public static LedgerReport JudgeLines(params string[] lines) => Judge(Csv([Header, .. lines]));

    public static LedgerFile Csv(params string[] lines) => LedgerFile.Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)), "台账.csv");

    public static string Code(int number)
    {
        var first17 = "81110118MJ" + number.ToString("0000000");
        return first17 + CreditCode.CheckCharacter(first17);
    }

    public static LedgerFinding OnlyFinding(this LedgerRow row) => row.Findings.ShouldHaveSingleItem();
}

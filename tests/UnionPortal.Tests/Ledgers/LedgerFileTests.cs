using System.IO.Compression;
using System.Text;
using UnionPortal.Tenancy;
using UnionPortal.Ledgers;
using static UnionPortal.Tests.Ledgers.LedgerSamples;

namespace UnionPortal.Tests.Ledgers;

public sealed class LedgerFileTests
{
    [Fact]
    public void An_empty_file_is_refused() => Refused([]).ShouldContain("没有内容");

    [Fact]
    public void A_file_beyond_the_limit_is_refused() => Refused(new byte[LedgerFile.SizeLimit + 1]).ShouldContain("10 MB");

    [Fact]
    public void A_picture_named_like_a_spreadsheet_is_refused() => Refused([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]).ShouldContain("不是能打开的表格");

    [Fact]
    public void A_web_page_named_like_a_spreadsheet_is_refused() => Refused(Encoding.UTF8.GetBytes("<html><table><tr><td>工会名称</td></tr></table></html>")).ShouldContain("网页格式");

    [Fact]
    public void A_letter_is_no_spreadsheet() => Refused(Encoding.UTF8.GetBytes("各位主席：请于周五前报送台账。")).ShouldContain("不是能打开的表格");

    [Fact]
    public void Notes_with_a_comma_here_and_there_are_no_spreadsheet() =>
        Refused(Encoding.UTF8.GetBytes("# 工会\n各位主席, 请报送台账\n第一, 第二, 第三\n谢谢\n再见\n")).ShouldContain("不是能打开的表格");

    [Fact]
    public void A_zip_that_holds_no_workbook_is_refused() => Refused(Zip(("word/document.xml", 100))).ShouldContain("不是能打开的表格");

    [Fact]
    public void A_torn_workbook_is_refused() => Refused(Bytes("unions-gulou.xlsx")[..8_000]).ShouldContain("不是能打开的表格");

    [Fact]
    public void A_zip_bomb_is_refused_before_it_unfolds() => Refused(Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", LedgerFile.UnfoldedLimit + 1))).ShouldContain("压缩炸弹");

    [Fact]
    public void A_zip_bomb_that_lies_about_its_size_is_refused()
    {
        var bomb = Zip(("xl/workbook.xml", 10), ("xl/worksheets/sheet1.xml", LedgerFile.UnfoldedLimit + 1));
        PretendSmall(bomb);

        Refused(bomb).ShouldMatch("压缩炸弹|不是能打开的表格");
    }

    [Fact]
    public void A_locked_workbook_is_refused_by_saying_so() => Refused(LockedWorkbook()).ShouldContain("密码");

    [Fact]
    public void A_hundred_thousand_rows_are_refused()
    {
        var text = new StringBuilder("工会名称,工会类型\n");
        for (var row = 0; row < 100_000; row++) text.Append('第').Append(row).Append("工会,企业\n");

        Refused(Encoding.UTF8.GetBytes(text.ToString())).ShouldContain("20,000 行");
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void Text_is_read_in_the_encodings_that_spreadsheets_save(string name)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var delimiter = name == "utf-16" ? '\t' : ',';

        var file = LedgerFile.Read([.. encoding.Preamble, .. encoding.GetBytes($"工会名称{delimiter}职工人数\r\n云岫工会{delimiter}12\r\n")], "台账.csv");

        file.Sheets[0].Lines[1].Cells.ShouldBe(["云岫工会", "12"]);
    }

    [Fact]
    public void Numbers_beyond_fifteen_digits_show_that_they_lost_some()
    {
        var report = JudgeLines("1,甲工会,企业,8.11E+17,,,,,10,,,,,");

        report.Rows[0].Findings[0].Sentence.ShouldContain("8.11E+17");
    }

    static string Refused(byte[] content) => Should.Throw<Refusal>(() => LedgerFile.Read(content, "台账.xlsx")).Message;

    static byte[] Zip(params (string Name, long Size)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, size) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                var zeros = new byte[1 << 20];
                for (var left = size; left > 0; left -= zeros.Length) entry.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
            }
        return stream.ToArray();
    }

    // The uncompressed size stands at offset 24 of each entry of the central directory (PK 01 02).
    static void PretendSmall(byte[] zip)
    {
        for (var place = 0; place < zip.Length - 46; place++)
            if (zip.AsSpan(place).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x01, 0x02])) BitConverter.TryWriteBytes(zip.AsSpan(place + 24), 100u);
    }

    // A compound file whose directory lists an encrypted package, which is what WPS and Excel make of a locked workbook.
    static byte[] LockedWorkbook() => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[512]];
}

using System.IO.Compression;
using System.Text;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Files;

public sealed class FileKindTests
{
    const string Contents = "[Content_Types].xml";

    [Fact]
    public void What_offices_write_is_known_by_what_it_says_it_contains()
    {
        using var sheet = new WordSheet("目录");

        FileKind.Of(sheet.ToBytes()).ShouldBe(FileKind.Docx);
        FileKind.Of(new SheetTable("表", ["甲"], [["乙"]]).Write(SheetFormat.Xlsx)).ShouldBe(FileKind.Xlsx);
        FileKind.Of(Package((Contents, Says("wordprocessingml.document.main+xml")))).ShouldBe(FileKind.Docx);
        FileKind.Of("%PDF-1.7"u8).ShouldBe(FileKind.Pdf);
    }

    [Fact]
    public void Macros_other_packages_and_broken_ones_are_none()
    {
        var word = Says("wordprocessingml.document.main+xml");
        foreach (var (package, why) in new[]
        {
            (Package((Contents, Says("x").Replace("application/vnd.openxmlformats-officedocument.x", "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal))), "a .docm"),
            (Package((Contents, word), ("word/vbaProject.bin", "x")), "a .docm that calls itself a .docx"),
            (Package((Contents, word.Replace("</Types>", "<Override PartName='/word/x.bin' ContentType='application/vnd.ms-office.vbaProject'/></Types>", StringComparison.Ordinal)), ("word/x.bin", "x")), "macros under another name"),
            (Package((Contents, word), ("word/activeX/activeX1.xml", "x")), "controls"),
            (Package((Contents, word), (Contents, Says("x"))), "two lists of contents"),
            (Package((Contents, word + new string(' ', 300_000))), "a list of contents that swells"),
            (Package((Contents, "<!DOCTYPE x [<!ENTITY a 'b'>]>" + word)), "a document type"),
            (Package((Contents, "no xml")), "no list"),
            (Package(("photo.jpg", "x")), "a zip of something"),
            ([0x50, 0x4B, 3, 4, 0, 0], "half a zip"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "an old .doc"),
        })
            FileKind.Of(package).ShouldBeNull(why);
        Should.Throw<Refusal>(() => KeepFiles.Judge(new SentFile(Guid.NewGuid(), "材料.docm", Package((Contents, word), ("word/vbaProject.bin", "x"))), FileKind.Documents, KeepFiles.ScanLimit)).Message.ShouldContain("不带宏");
        Should.Throw<Refusal>(() => KeepFiles.Judge(new SentFile(Guid.NewGuid(), "材料.docx", Package((Contents, word))), FileKind.Scans, KeepFiles.ScanLimit)).Message.ShouldContain("扫描件");
    }

    internal static byte[] Package(params (string Name, string Text)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var package = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = package.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    static string Says(string kind) => $"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/main.xml' ContentType='application/vnd.openxmlformats-officedocument.{kind}'/></Types>";
}

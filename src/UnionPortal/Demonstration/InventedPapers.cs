using Microsoft.EntityFrameworkCore;
using UnionPortal.Files;
using UnionPortal.Helping;
using UnionPortal.Tenancy;

namespace UnionPortal.Demonstration;

/// <summary>The papers that invented pairs handed over: a list of them in Word, and a sheet to fill in.</summary>
sealed class InventedPapers(FederationDb db, KeepFiles keep)
{
    const int Records = 4;

    static readonly string[] Contents = ["职工代表大会制度（范本）", "职工代表大会议程（范本）", "提案征集表", "集体合同履行情况报告（范本）"];

    /// <summary>The whole of it or nothing; nothing where there are papers already.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        if (await db.Set<StoredFile>().AnyAsync(file => file.Purpose == FilePurpose.RecordPaper, ct)) return;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        foreach (var record in await db.Set<HelpRecord>().AsNoTracking().Where(record => record.Kind == RecordKind.Document).OrderBy(record => record.LoggedAt).ThenBy(record => record.Id).Take(Records).ToListAsync(ct))
        {
            await AddAsync(record, "职代会材料目录.docx", Listed(), ct);
            await AddAsync(record, "提案征集表.xlsx", new SheetTable("提案征集表", ["序号", "提案人", "提案内容", "建议办理部门"], [.. Enumerable.Range(1, 10).Select(at => new object?[] { at, null, null, null })]).Write(SheetFormat.Xlsx), ct);
        }

        await whole.CommitAsync(ct);
    }

    Task AddAsync(HelpRecord record, string name, byte[] bytes, CancellationToken ct) =>
        keep.AddAsync(db, new SentFile(Guid.CreateVersion7(), name, bytes), FilesOfRecords.Papers(record.Id), () => Task.FromResult((record.UnionId, record.PartnerUnionId)), ct);

    static byte[] Listed()
    {
        using var sheet = new WordSheet("职代会材料目录");
        foreach (var (words, at) in Contents.Select((words, at) => (words, at))) sheet.Line($"{at + 1}. {words}");
        return sheet.ToBytes();
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Ledgers;

/// <summary>Where the phone numbers of a ledger go, and when they are gone.</summary>
public sealed class LedgerBytesTests(TestInstallation installation)
{
    const string Phone = "13800005501";

    [Fact]
    public async Task A_ledger_lies_sealed_and_reads_as_it_was_sent()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();

        var id = await SendAsync(staff);

        var kept = await BytesAsync(office, id);
        kept.ShouldNotBeNull();
        Encoding.UTF8.GetString(kept).ShouldNotContain(Phone);
        (await staff.Use<ReviewLedger>().RunAsync(id)).Open!.Report.Rows.ShouldAllBe(row => row.Phone!.Text == Phone);
    }

    [Fact]
    public async Task A_ledger_given_up_registers_nothing_and_is_gone()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await SendAsync(staff);

        await staff.Use<DiscardLedger>().RunAsync(id);

        (await BytesAsync(office, id)).ShouldBeNull();
        (await staff.Use<ListImports>().RunAsync()).ShouldHaveSingleItem().State.ShouldBe(LedgerState.Discarded);
        (await staff.Use<ReviewLedger>().RunAsync(id)).Open.ShouldBeNull();
        await Should.ThrowAsync<Refusal>(() => staff.Use<ImportLedger>().RunAsync(id));
        await Should.ThrowAsync<Refusal>(() => staff.Use<DiscardLedger>().RunAsync(id));
        await using var db = await office.OpenAsync();
        (await db.Set<StoredFile>().CountAsync()).ShouldBe(0);
        (await db.Set<GrassrootsUnion>().CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_taken_back_takes_its_bytes_with_it()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await SendAsync(staff);
        await staff.Use<ImportLedger>().RunAsync(id);

        await staff.Use<UndoImport>().RunAsync(id);

        (await BytesAsync(office, id)).ShouldBeNull();
    }

    [Fact]
    public async Task Some_days_after_the_import_the_bytes_go_and_what_waits_stays()
    {
        var clock = new SetClock(DateTimeOffset.Parse("2026-10-15T02:00:00Z"));
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        var (imported, waiting) = (await SendAsync(staff), await SendAsync(staff, firstCode: 900));
        await staff.Use<ImportLedger>().RunAsync(imported);
        using var job = ActivatorUtilities.CreateInstance<ForgetLedgers>(office.Services);

        (await job.RunAsync(office.Id)).ShouldBe(0);
        clock.Now += ForgetLedgers.KeptAfterImport + TimeSpan.FromMinutes(1);
        (await job.RunAsync(office.Id)).ShouldBe(1);

        (await BytesAsync(office, imported)).ShouldBeNull();
        (await staff.Use<ReviewLedger>().RunAsync(imported)).Done!.Total.ShouldBe(3);
        (await staff.Use<ReviewLedger>().RunAsync(waiting)).Open.ShouldNotBeNull();
    }

    [Fact]
    public void A_phone_is_masked_unless_it_is_what_has_to_be_looked_at()
    {
        var rows = LedgerSamples.JudgeLines($"1,甲工会,企业,{LedgerSamples.Code(1)},,,,,10,,,{Phone},,", $"2,乙工会,企业,{LedgerSamples.Code(2)},,,,,10,,,1380000550,,", $"3,丙工会,企业,{LedgerSamples.Code(3)},,,,,10,,,无,,").Rows;

        rows.Select(row => row.Shown(11, LedgerColumn.Phone)).ShouldBe(["138****5501", "1380000550", null]);
        rows[0].Shown(1, LedgerColumn.Name).ShouldBe("甲工会");
    }

    [Fact]
    public async Task All_rows_that_need_a_hand_are_handed_out_and_the_trail_says_to_whom()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var lines = Enumerable.Range(1, 700).Select(number => $"第{number}工会,不知道,{LedgerSamples.Code(number)},{Phone}");
        var id = await SendAsync(staff, [.. lines, $"好工会,企业,{LedgerSamples.Code(900)},{Phone}"]);

        var exported = await staff.Use<ExportProblems>().RunAsync(id);

        var text = Encoding.UTF8.GetString(exported.Csv);
        exported.Name.ShouldBe("问题行-台账.csv.csv");
        text.Split("\r\n").Length.ShouldBe(701);
        text.ShouldContain(Phone);
        text.ShouldNotContain("好工会");
        await using var db = await office.OpenAsync();
        var told = await db.Set<AuditEntry>().SingleAsync(entry => entry.Action == AuditAction.Exported);
        (told.RecordId, told.PersonName).ShouldBe((id, "李敏"));
        System.Text.Json.JsonDocument.Parse(told.Changes).RootElement.GetProperty("detail").GetString().ShouldBe("导出问题行700行，含联系电话");
    }

    [Fact]
    public async Task Who_may_not_import_exports_nothing()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await SendAsync(staff);
        await using var leader = await office.PostAsync(Role.Leader);

        (await Should.ThrowAsync<Refusal>(() => leader.Use<ExportProblems>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<DiscardLedger>().RunAsync(id))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    static Task<Guid> SendAsync(Desk staff, int firstCode = 1) =>
        SendAsync(staff, [.. Enumerable.Range(firstCode, 3).Select(number => $"第{number}工会,企业,{LedgerSamples.Code(number)},{Phone}")]);

    static Task<Guid> SendAsync(Desk staff, string[] lines) => staff.Use<ReadLedger>().RunAsync(
        Guid.CreateVersion7(), "台账.csv", Encoding.UTF8.GetBytes(string.Join('\n', [.. lines.Prepend("工会名称,工会类型,统一社会信用代码,联系电话")])));

    static async Task<byte[]?> BytesAsync(Office office, Guid importId)
    {
        await using var db = await office.OpenAsync();
        var file = (await db.Set<LedgerImport>().SingleAsync(import => import.Id == importId)).FileId;
        await using var content = await office.Services.GetRequiredService<IFileStore>().ReadAsync(office.Id, file, default);
        if (content is null) return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    }
}

using System.Text;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Ledgers;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Ledgers;

public sealed class UndoImportTests(TestInstallation installation)
{
    [Fact]
    public async Task An_import_is_undone_as_a_whole()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-mapo.xlsx");
        await staff.Use<ImportLedger>().RunAsync(id);

        (await staff.Use<UndoImport>().RunAsync(id)).ShouldBe(new(20, 0, 0));

        await using var db = await office.OpenAsync();
        (await db.Set<GrassrootsUnion>().CountAsync() + await db.Set<Prospect>().CountAsync() + await db.Set<Honour>().CountAsync() + await db.Set<Headcount>().CountAsync()).ShouldBe(0);
        (await staff.Use<ListImports>().RunAsync()).ShouldHaveSingleItem().State.ShouldBe(LedgerState.Undone);
        (await ImportAsync(staff, "unions-mapo.xlsx")).Total.ShouldBe(20);
    }

    [Fact]
    public async Task An_import_whose_union_was_amended_is_not_undone_and_the_union_is_named()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-mapo.xlsx");
        await staff.Use<ImportLedger>().RunAsync(id);
        await using (var db = await office.OpenAsync())
        {
            (await db.Set<GrassrootsUnion>().SingleAsync(union => union.Name.StartsWith("北京云杉服饰"))).Remark = "已走访";
            await db.SaveChangesAsync();
        }

        (await Should.ThrowAsync<Refusal>(() => staff.Use<UndoImport>().RunAsync(id))).Message.ShouldContain("北京云杉服饰");

        await using var after = await office.OpenAsync();
        (await after.Set<GrassrootsUnion>().CountAsync()).ShouldBe(16);
    }

    [Fact]
    public async Task An_import_whose_union_was_paired_or_whose_chair_was_invited_is_not_undone()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await ReadAsync(staff, "unions-mapo.xlsx");
        await staff.Use<ImportLedger>().RunAsync(id);
        var unions = (await staff.Use<ListUnions>().RunAsync(new())).Rows;
        await using (var db = await office.OpenAsync())
        {
            var campaign = new TwinningCampaign { Name = "试点", StartsOn = new(2026, 1, 1), EndsOn = new(2026, 12, 31) };
            var mentor = await db.Set<GrassrootsUnion>().SingleAsync(union => union.Id == unions[0].Id);
            db.AddRange(campaign, TwinningPair.Propose(campaign, mentor, (unions[1].Id, null, unions[1].Name), 60, [], new(null, "李敏", "工作人员"), new(2026, 6, 1, 1, 0, 0, TimeSpan.Zero)));
            await db.SaveChangesAsync();
        }

        var paired = await Should.ThrowAsync<Refusal>(() => staff.Use<UndoImport>().RunAsync(id));
        await staff.Use<InviteChair>().RunAsync(unions[5].Id);
        var invited = await Should.ThrowAsync<Refusal>(() => staff.Use<UndoImport>().RunAsync(id));

        unions.Take(2).ShouldContain(union => paired.Message.Contains(union.Name));
        invited.Message.ShouldContain(unions[5].Name);
        (await staff.Use<ListUnions>().RunAsync(new())).Count.ShouldBe(16);
    }

    static async Task<LedgerTally> ImportAsync(Desk staff, string file) => await staff.Use<ImportLedger>().RunAsync(await ReadAsync(staff, file));

    static Task<Guid> ReadAsync(Desk staff, string file) => staff.Use<ReadLedger>().RunAsync(Guid.CreateVersion7(), file, LedgerSamples.Bytes(file));
}

using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Unions;

public sealed class UnionFactsTests(TestInstallation installation)
{
    [Fact]
    public async Task A_unions_code_and_its_employers_are_both_checked_and_never_the_same()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var code = Codes.Union();

        async Task<string> Fault(UnionDraft draft) => (await Should.ThrowAsync<ValidationException>(() => staff.Use<FoundUnion>().RunAsync(draft))).Errors.Single().PropertyName;
        (await Fault(new() { Name = "甲工会", EmployerCode = "91999999MJ000200X0" })).ShouldBe(nameof(UnionDraft.EmployerCode));
        (await Fault(new() { Name = "甲工会", CreditCode = code, EmployerCode = code.ToLowerInvariant() })).ShouldBe(nameof(UnionDraft.EmployerCode));
        (await Fault(new() { Name = "甲工会", DivisionCode = "999999" })).ShouldBe(nameof(UnionDraft.DivisionCode));
        (await Fault(new() { Name = "甲工会", WorkerCount = 10, MigrantCount = 11 })).ShouldBe(nameof(UnionDraft.MigrantCount));
        (await Fault(new() { Name = "甲工会", BankAccount = "12 34" })).ShouldBe(nameof(UnionDraft.BankAccount));
        await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", CreditCode = code, EmployerCode = Codes.Employer() });
    }

    [Fact]
    public async Task What_was_typed_is_shown_and_amended()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new()
        {
            Name = "柳河云岫食品有限公司工会委员会", ShortName = "云岫工会", EmployerCode = Codes.Employer(), Ownership = Ownership.Private, RegisteredAddress = "外区注册路1号", Address = "柳河路2号",
            DivisionCode = "110118", WorkerCount = 50, MigrantCount = 20, AgencyWorkerCount = 5, NewFormCount = 0, PartyOrganisation = PartyOrganisation.Present, CertificateNumber = "京工法证字0001号",
            CertificateUntil = new(2027, 1, 1), BankName = "某银行", BankAccount = "6222 0000 1111 2222", AccountUntil = new(2027, 6, 1),
        });

        var draft = await staff.Use<AmendUnion>().ReadAsync(id);
        (draft.ShortName, draft.Ownership, draft.RegisteredAddress, draft.DivisionCode, draft.BankAccount, draft.AccountMasked).ShouldBe(("云岫工会", Ownership.Private, "外区注册路1号", "110118", null, "****2222"));
        draft.MigrantCount = 25;
        (await staff.Use<AmendUnion>().RunAsync(draft)).ShouldBeNull();

        var more = (await staff.Use<ShowUnion>().RunAsync(id)).More;
        (more.Migrants, more.AgencyWorkers, more.NewForm, more.PartyOrganisation, more.AccountMasked, more.CertificateUntil).ShouldBe((25, 5, 0, PartyOrganisation.Present, "****2222", new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public async Task A_union_is_found_by_its_short_name_its_initials_and_either_code()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var (own, employer) = (Codes.Union(), Codes.Employer());
        await staff.Use<FoundUnion>().RunAsync(new() { Name = "柳河云岫食品有限公司工会委员会", ShortName = "老字号", CreditCode = own, EmployerCode = employer, Ownership = Ownership.Foreign });
        await staff.Use<FoundUnion>().RunAsync(new() { Name = "别家工会" });

        foreach (var words in new[] { "老字号", "lzh", own, employer, employer[..10].ToLowerInvariant(), "柳河 老字" })
            (await staff.Use<ListUnions>().RunAsync(new(words))).Rows.ShouldHaveSingleItem(words).Name.ShouldStartWith("柳河");
        (await staff.Use<ListUnions>().RunAsync(new(Ownership: Ownership.Foreign))).Rows.ShouldHaveSingleItem();
        (await staff.Use<FindUnions>().RunAsync("老字")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_account_is_sealed_and_opened_for_a_reason_that_the_trail_keeps()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var id = await staff.Use<FoundUnion>().RunAsync(new() { Name = "甲工会", BankAccount = "6222000011112222" });

        await Should.ThrowAsync<Refusal>(() => staff.Use<RevealAccount>().RunAsync(id, RevealReason.Other));
        (await staff.Use<RevealAccount>().RunAsync(id, RevealReason.CheckRecord)).ShouldBe("6222000011112222");

        await using var db = await office.OpenAsync();
        (await db.Set<AuditEntry>().SingleAsync(entry => entry.RecordId == id && entry.Action == AuditAction.Revealed)).Changes.ShouldContain("银行账号");
        (await db.Set<AuditEntry>().Where(entry => entry.RecordId == id).Select(entry => entry.Changes).ToListAsync()).ShouldNotContain(changes => changes.Contains("1111", StringComparison.Ordinal));
        var table = await staff.Use<ExportUnions>().RunAsync(new());
        table.Rows.SelectMany(row => row).OfType<string>().ShouldNotContain(cell => cell.Contains("2222", StringComparison.Ordinal));
        await using var leader = await office.PostAsync(Role.Leader);
        (await Should.ThrowAsync<Refusal>(() => leader.Use<RevealAccount>().RunAsync(id, RevealReason.CheckRecord))).Kind.ShouldBe(RefusalKind.NotAllowed);
    }

    [Fact]
    public async Task Those_counted_apart_have_their_history_and_a_count_that_leaves_them_out_keeps_them()
    {
        var office = await installation.FoundAsync();
        var union = Registry.Strong();
        union.CountHeads(Registry.LongAgo.AddYears(1), 210, 80, 190, 70, new(50, 10, null));
        union.CountHeads(Registry.LongAgo.AddYears(2), 220, 80, 190, 70);
        await office.AddAsync(union);
        await using var staff = await office.StaffAsync();

        (await staff.Use<ShowUnion>().RunAsync(union.Id)).Headcounts.Select(heads => (heads.Workers, heads.Migrants, heads.AgencyWorkers)).ShouldBe([(220, 50, 10), (210, 50, 10), (200, null, null)]);
    }
}

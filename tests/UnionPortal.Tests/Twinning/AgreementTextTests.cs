using FluentValidation;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Twinning;

public sealed class AgreementTextTests(TestInstallation installation)
{
    [Fact]
    public async Task The_federations_own_text_is_filled_in_and_what_was_signed_keeps_the_text_it_was_signed_by()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        var before = (await staff.Use<ReadPair>().WithWordingAsync(pair)).Wording;
        var begun = (await staff.Use<SetAgreementText>().ReadAsync()).Draft;
        begun.Terms.ShouldBe(string.Join('\n', before.Terms), "One begins with the built-in text.");
        (begun.Title, begun.Terms) = ("柳河镇结对协议", "{甲方}帮助{乙方}，期限{协议期限}。\n\n  目标：{目标}  ");
        await staff.Use<SetAgreementText>().RunAsync(begun);

        (await staff.Use<ReadPair>().WithWordingAsync(pair)).Wording.Terms.ShouldBe([$"{mentor.Name}帮助{mentee.Name}，期限{AgreementFields.Blank}。", $"目标：{AgreementFields.Blank}"]);
        var signed = Registry.Agreement(staff.Use<TimeProvider>().Today());
        await staff.Use<SignAgreement>().RunAsync(pair, signed, null);
        await staff.Use<SetAgreementText>().RunAsync(new() { Edition = 1, Title = "第二版", Terms = "另一种约定。" });

        await using var chair = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);
        var wording = (await chair.Use<ReadPair>().WithWordingAsync(pair)).Wording;
        (wording.Title, wording.Terms[0].Contains(AgreementFields.Blank, StringComparison.Ordinal)).ShouldBe(("柳河镇结对协议", false));
        (await staff.Use<SetAgreementText>().ReadAsync()).Versions.Select(version => (version.Edition, version.SignedBy)).ShouldBe([(2, 0), (1, 1)]);
        (await chair.Use<WriteAgreement>().RunAsync(pair)).Content.Length.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Unknown_fields_empty_texts_and_lost_races_are_refused_and_chairs_only_read()
    {
        var office = await installation.FoundAsync();
        var (_, mentor, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await staff.Use<SetAgreementText>().RunAsync(new() { Title = "结对协议", Terms = "{甲方}帮助{乙方}。" });

        (await Should.ThrowAsync<ValidationException>(() => staff.Use<SetAgreementText>().RunAsync(new() { Edition = 1, Title = "结对协议", Terms = "{丙方}作证。" }))).Message.ShouldContain("{丙方}");
        (await Should.ThrowAsync<ValidationException>(() => staff.Use<SetAgreementText>().RunAsync(new() { Edition = 1, Title = "", Terms = " \n " }))).Errors.Select(fault => fault.PropertyName).ShouldBe(["Title", "Terms"]);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<SetAgreementText>().RunAsync(new() { Title = "慢了一步", Terms = "别的。" }))).Message.ShouldContain("刚刚");
        await staff.Use<SetAgreementText>().RunAsync(new() { Edition = 1, Title = "结对协议", Terms = "{甲方}帮助{乙方}。" });
        (await staff.Use<SetAgreementText>().ReadAsync()).Versions.Count.ShouldBe(1, "The same text is no new version.");
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<SetAgreementText>().ReadAsync())).Kind.ShouldBe(RefusalKind.NotAllowed);
    }
}

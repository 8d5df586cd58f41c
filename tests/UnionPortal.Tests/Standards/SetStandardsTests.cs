using FluentValidation;
using UnionPortal.Standards;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Standards;

public sealed class SetStandardsTests(TestInstallation installation)
{
    /// <summary>Two dimensions of fifty points, one veto, two levels.</summary>
    internal static StandardContent Small() => new()
    {
        Total = 100,
        Dimensions =
        [
            new() { Name = "组织", Have = SixHaves.ElectedChair, Points = 50, Items = [new() { Code = "1.1", Words = "主席在岗", Points = 40, IsVeto = true, Source = EvidenceSource.Chair, Effort = 3 }, new() { Code = "1.2", Words = "主席参加培训", Points = 10 }] },
            new() { Name = "制度", Have = SixHaves.CompleteRules, Points = 50, Items = [new() { Code = "2.1", Words = "制度成册", Points = 50, Effort = 2 }] },
        ],
        Levels = [new() { Name = "合格", LeastPoints = 60 }, new() { Name = "优秀", LeastPoints = 90, Honour = HonourLevel.District }],
    };

    [Fact]
    public async Task Every_federation_begins_with_a_set_that_adds_up()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();

        var rows = (await staff.Use<ListStandards>().RunAsync()).Rows;

        rows.Select(row => (row.Name, row.InForce, row.Full)).ShouldBe([("六有", 1, 100), ("五亮", 1, 100), ("职工之家", 1, 100)]);
        rows[1].Note.ShouldBe("示例，请按本地文件修改。");
        rows[0].Dimensions.Count.ShouldBe(6);
        foreach (var row in rows)
            new StandardDraft.Rules().Validate(new StandardDraft { Content = (await staff.Use<ShowStandard>().RunAsync(row.Id)).Content }).Errors.ShouldBeEmpty(row.Name);
    }

    [Fact]
    public async Task A_published_version_is_frozen_and_a_change_makes_a_new_one()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, Guid.CreateVersion7());
        var home = (await staff.Use<ListStandards>().RunAsync()).Rows[2].Id;
        var draft = await staff.Use<SetStandards>().DraftAnewAsync(home);
        (await staff.Use<SetStandards>().DraftAnewAsync(home)).ShouldBe(draft);
        var typed = (await staff.Use<AmendVersion>().ReadAsync(draft)).Draft;
        typed.Content.Levels[0].LeastPoints = 65;
        await staff.Use<AmendVersion>().RunAsync(typed);

        (await chair.Use<ShowStandard>().RunAsync(home)).Versions.ShouldHaveSingleItem().Number.ShouldBe(1);
        await Should.ThrowAsync<Refusal>(() => chair.Use<ShowStandard>().RunAsync(home, 2));
        await Should.ThrowAsync<Refusal>(() => chair.Use<SetStandards>().PublishAsync(draft));
        await Should.ThrowAsync<Refusal>(() => staff.Use<AmendVersion>().RunAsync(typed), "It was read before the last change.");
        await staff.Use<SetStandards>().PublishAsync(draft);

        (await chair.Use<ShowStandard>().RunAsync(home)).Content.Levels[0].LeastPoints.ShouldBe(65);
        (await chair.Use<ShowStandard>().RunAsync(home, 1)).Content.Levels[0].LeastPoints.ShouldBe(60);
        await Should.ThrowAsync<Refusal>(() => staff.Use<AmendVersion>().ReadAsync(draft));
        await Should.ThrowAsync<Refusal>(() => staff.Use<SetStandards>().DropAsync(draft));
    }

    [Theory]
    [InlineData("points", "D0Points", "“组织”各项合计 51 分，应为 50 分。")]
    [InlineData("total", "Total", "各维度合计 100 分，应为 90 分。")]
    [InlineData("empty", "D1Name", "“制度”里没有项目")]
    [InlineData("levels", "L1LeastPoints", "等级要从低到高")]
    [InlineData("code", "D1I0Code", "编号 1.1 用了两次")]
    [InlineData("threshold", "D1I0Threshold", "请填至少要多少")]
    public async Task What_does_not_add_up_is_refused_where_it_stands(string fault, string field, string sentence)
    {
        var content = Small();
        switch (fault)
        {
            case "points": content.Dimensions[0].Items[1].Points = 11; break;
            case "total": content.Total = 90; break;
            case "empty": content.Dimensions[1].Items.Clear(); break;
            case "levels": content.Levels[1].LeastPoints = 60; break;
            case "code": content.Dimensions[1].Items[0].Code = "１.１"; break;
            default: content.Dimensions[1].Items[0].Source = EvidenceSource.Activities; break;
        }

        var faults = await new StandardDraft.Rules().ValidateAsync(new StandardDraft { Content = content });

        faults.Errors.ShouldContain(error => error.PropertyName == field && error.ErrorMessage.Contains(sentence, StringComparison.Ordinal));
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        var (_, draft) = await staff.Use<SetStandards>().AddAsync("本地标准", null);
        var typed = (await staff.Use<AmendVersion>().ReadAsync(draft)).Draft;
        typed.Content = content;
        await Should.ThrowAsync<ValidationException>(() => staff.Use<AmendVersion>().RunAsync(typed));
        await Should.ThrowAsync<Refusal>(() => staff.Use<SetStandards>().PublishAsync(draft), "It is empty still.");
    }
}

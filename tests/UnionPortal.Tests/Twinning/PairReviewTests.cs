using UnionPortal.Inbox;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using Say = UnionPortal.Twinning.Say;

namespace UnionPortal.Tests.Twinning;

public sealed class PairReviewTests(TestInstallation installation)
{
    [Fact]
    public async Task Each_side_says_for_itself_the_other_reads_it_after_the_verdict_and_the_verdict_completes_the_pair()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, mentee) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        await using var one = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);
        await using var other = await office.PostAsync(Role.UnionChair, mentee.Id, mentee.Name);

        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.Final);
        var asked = (await one.Use<ListReviews>().RunAsync(pair)).Rows.Single();
        (asked.AwaitsOwn, asked.Missing.Count).ShouldBe((true, 2));
        (await ToldAsync(one)).ShouldContain(message => message.Path == $"pairs/{pair}" && message.Icon == "edit");
        await one.Use<SayOfPair>().RunAsync(asked.Id, 4, "主动来问");
        (await Should.ThrowAsync<Refusal>(() => other.Use<SayOfPair>().RunAsync(asked.Id, 6, null))).Message.ShouldContain("5");
        (await other.Use<ListReviews>().RunAsync(pair)).Rows.Single().Heard.ShouldBeEmpty("What the mentor says is not shown before the verdict.");
        (await staff.Use<ListReviews>().RunAsync(pair)).Rows.Single().Heard.ShouldHaveSingleItem().Mark.ShouldBe(4);
        await staff.Use<SayOfPair>().ForSideAsync(asked.Id, PairSide.Mentee, 5, "电话里说很管用");
        (await ToldAsync(staff)).ShouldContain(message => message.Icon == "check" && message.Path == $"pairs/{pair}");
        await staff.Use<GiveVerdict>().RunAsync(asked.Id, Verdict.Excellent, null);

        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Completed);
        (await other.Use<ListReviews>().RunAsync(pair)).Rows.Single().Heard.Select(said => said.Mark).ShouldBe([4, 5]);
        (await Should.ThrowAsync<Refusal>(() => one.Use<SayOfPair>().RunAsync(asked.Id, 1, null))).Message.ShouldBe(Say.ReviewIsOver.With(Verdict.Excellent.Word()));
        var certificates = await one.Use<Certificates>().RunAsync(pair);
        certificates.Sheets.Select(sheet => sheet.To).ShouldBe([mentor.Name, mentee.Name, null]);
        certificates.Sheets.Take(2).ShouldAllBe(sheet => sheet.Lines.Single().Contains(Verdict.Excellent.Word(), StringComparison.Ordinal));
        certificates.Sheets[2].Lines.Take(3).ShouldBe(["结对共建单位", mentor.Name, mentee.Name]);
        (await staff.Use<Certificates>().WriteAsync(pair)).Content.Length.ShouldBeGreaterThan(1000);
        var outside = Registry.Strong("局外工会");
        await office.AddAsync(outside);
        await using var stranger = await office.PostAsync(Role.UnionChair, outside.Id, outside.Name);
        await using var neighbour = await (await installation.FoundAsync()).StaffAsync();
        foreach (var desk in new[] { stranger, neighbour }) (await Should.ThrowAsync<Refusal>(() => desk.Use<Certificates>().WriteAsync(pair))).Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task A_review_is_asked_once_a_pair_that_did_not_pass_ends_with_the_reason_and_no_side_speaks_for_the_other()
    {
        var office = await installation.FoundAsync();
        var (pair, mentor, _) = await office.PairUpAsync();
        var (agreed, _, _) = await office.PairUpAsync(isSigned: false);
        await using var staff = await office.StaffAsync();
        await using var chair = await office.PostAsync(Role.UnionChair, mentor.Id, mentor.Name);

        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.MidTerm);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<AskForReview>().RunAsync(pair, ReviewKind.MidTerm))).Message.ShouldBe(Say.ReviewIsAsked.With(ReviewKind.MidTerm.Word()));
        foreach (var kind in Enum.GetValues<ReviewKind>()) await Should.ThrowAsync<Refusal>(() => staff.Use<AskForReview>().RunAsync(agreed, kind));
        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Active, "Amid its term a pair goes on.");
        (await Should.ThrowAsync<Refusal>(() => staff.Use<Certificates>().WriteAsync(pair))).Message.ShouldBe(Say.NoCertificateYet);
        await staff.Use<AskForReview>().RunAsync(pair, ReviewKind.Final);
        var final = (await staff.Use<ListReviews>().RunAsync(pair)).Rows[1].Id;
        (await Should.ThrowAsync<Refusal>(() => chair.Use<SayOfPair>().ForSideAsync(final, PairSide.Mentee, 1, null))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => chair.Use<GiveVerdict>().RunAsync(final, Verdict.Passed, null))).Kind.ShouldBe(RefusalKind.NotAllowed);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<GiveVerdict>().RunAsync(final, Verdict.NotPassed, " "))).Message.ShouldBe(Say.VerdictNeedsWords);
        await staff.Use<GiveVerdict>().RunAsync(final, Verdict.NotPassed, "半年没有往来");

        var page = await staff.Use<ReadPair>().RunAsync(pair);
        (page.Stage, page.Steps[^1].Note).ShouldBe((PairStage.Ended, "半年没有往来"));
    }

    [Fact]
    public async Task A_term_is_made_longer_with_a_reason_and_the_term_before_stays_on_record()
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync();
        await using var staff = await office.StaffAsync();
        var first = (await staff.Use<ReadPair>().RunAsync(pair)).Agreement!.EndsOn;

        (await Should.ThrowAsync<Refusal>(() => staff.Use<RenewAgreement>().RunAsync(pair, first, "双方愿意"))).Message.ShouldBe(Say.RenewIsNoLater.With(first));
        await Should.ThrowAsync<Refusal>(() => staff.Use<RenewAgreement>().RunAsync(pair, first.AddYears(1), " "));
        await staff.Use<RenewAgreement>().RunAsync(pair, first.AddYears(1), "双方愿意再结对一年");

        var page = await staff.Use<ReadPair>().RunAsync(pair);
        page.Agreement!.EndsOn.ShouldBe(first.AddYears(1));
        page.Renewals.ShouldHaveSingleItem().From.ShouldBe(first);
        await staff.Use<MovePair>().EndAsync(pair, "企业搬走了");
        await Should.ThrowAsync<Refusal>(() => staff.Use<RenewAgreement>().RunAsync(pair, first.AddYears(2), "再来"));
    }

    static async Task<IReadOnlyList<Message>> ToldAsync(Desk desk) => [.. (await desk.Use<ReadInbox>().RunAsync()).Found.Rows.Where(message => message.Kind is MessageKind.Pairs)];
}

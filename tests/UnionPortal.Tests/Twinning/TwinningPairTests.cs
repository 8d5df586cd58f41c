using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Twinning;

/// <summary>The life of a pair, walked in every order: no step is skipped, none is taken twice, each is written down.</summary>
public sealed class TwinningPairTests
{
    static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
    static readonly Acting By = new(null, "李敏", "工作人员");

    static readonly Dictionary<PairStage, PairStage[]> Allowed = new()
    {
        [PairStage.Proposed] = [PairStage.Proposed, PairStage.Agreed, PairStage.Declined, PairStage.Expired, PairStage.Ended],
        [PairStage.Agreed] = [PairStage.Active, PairStage.Ended],
        [PairStage.Active] = [PairStage.UnderReview, PairStage.Ended],
        [PairStage.UnderReview] = [PairStage.Completed, PairStage.Ended],
        [PairStage.Completed] = [],
        [PairStage.Declined] = [],
        [PairStage.Expired] = [],
        [PairStage.Ended] = [],
    };

    [Fact]
    public void Whatever_is_tried_in_whatever_order_only_the_allowed_steps_are_taken_and_all_are_written_down()
    {
        var walks = Gen.Choose(0, 8).ListOf(12).Select(moves => moves.ToList());

        Prop.ForAll(Arb.From(walks), moves =>
        {
            var pair = Propose();
            var at = Start;
            foreach (var move in moves)
            {
                at = at.AddDays(move == 8 ? 9 : 1);
                var (before, steps) = (pair.Stage, pair.Steps.Count);
                var refused = false;
                try
                {
                    Move(pair, move, at);
                }
                catch (Refusal refusal)
                {
                    refused = true;
                    refusal.Message.ShouldNotBeNullOrWhiteSpace();
                }

                if (refused) (pair.Stage, pair.Steps.Count).ShouldBe((before, steps));
                else
                {
                    Allowed[before].ShouldContain(pair.Stage);
                    pair.Steps.Count.ShouldBe(steps + 1);
                    pair.Steps[^1].Stage.ShouldBe(pair.Stage);
                    pair.Steps[^1].By.ShouldBe("李敏");
                }
            }

            (pair.Stage is PairStage.Agreed or PairStage.Active or PairStage.UnderReview or PairStage.Completed).ShouldBe(
                pair is { MentorSaysYes: true, MenteeSaysYes: true } && pair.Stage != PairStage.Ended);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void One_yes_is_not_a_pair()
    {
        var pair = Propose();

        pair.Answer(PairSide.Mentor, yes: true, null, By, Start);

        pair.Stage.ShouldBe(PairStage.Proposed);
        pair.AgreedOn.ShouldBeNull();
    }

    [Fact]
    public void A_no_needs_a_reason() =>
        Should.Throw<Refusal>(() => Propose().Answer(PairSide.Mentee, yes: false, "  ", By, Start)).Message.ShouldContain("原因");

    [Fact]
    public void Nobody_answers_twice_and_nobody_answers_late()
    {
        var pair = Propose();
        pair.Answer(PairSide.Mentor, yes: true, null, By, Start);

        Should.Throw<Refusal>(() => pair.Answer(PairSide.Mentor, yes: false, "改主意了", By, Start)).Message.ShouldContain("没有重复");
        Should.Throw<Refusal>(() => pair.Answer(PairSide.Mentee, yes: true, null, By, Start.AddDays(8))).Message.ShouldContain("过期");
    }

    [Fact]
    public void An_agreement_cannot_be_signed_before_both_agreed_nor_tomorrow()
    {
        var pair = Propose();
        pair.Answer(PairSide.Mentor, yes: true, null, By, Start.AddDays(1));
        pair.Answer(PairSide.Mentee, yes: true, null, By, Start.AddDays(2));

        Should.Throw<Refusal>(() => pair.Activate(new(2026, 3, 3), By, Start.AddDays(5)));
        Should.Throw<Refusal>(() => pair.Activate(new(2026, 3, 9), By, Start.AddDays(5)));
        pair.Activate(new(2026, 3, 6), By, Start.AddDays(5));

        pair.ActiveFrom.ShouldBe(new DateOnly(2026, 3, 6));
    }

    static TwinningPair Propose()
    {
        var campaign = new TwinningCampaign { Name = "结对共建", StartsOn = new(2026, 1, 1), EndsOn = new(2026, 12, 31) };
        var mentee = Registry.Weak();
        return TwinningPair.Propose(campaign, Registry.Strong(), (mentee.Id, null, mentee.Name), 80, [], By, Start);
    }

    static void Move(TwinningPair pair, int move, DateTimeOffset at)
    {
        switch (move)
        {
            case 0: pair.Answer(PairSide.Mentor, yes: true, null, By, at); break;
            case 1: pair.Answer(PairSide.Mentee, yes: true, null, By, at); break;
            case 2: pair.Answer(PairSide.Mentor, yes: false, "忙", By, at); break;
            case 3: pair.Activate(at.Day(), By, at); break;
            case 4: pair.Review(By, at); break;
            case 5: pair.Complete(By, at); break;
            case 6: pair.End("搬走了", By, at); break;
            default: pair.Expire(By, at); break;
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Audit;
using UnionPortal.Figures;
using UnionPortal.Inbox;
using UnionPortal.Members;
using UnionPortal.Moving;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Figures;
using UnionPortal.Tests.Harness;
using UnionPortal.Tests.Members;
using UnionPortal.Twinning;
using UnionPortal.Unions;

namespace UnionPortal.Tests.Moving;

public sealed class MovingTests(TestInstallation installation)
{
    static readonly DateOnly March = new(2026, 3, 20);
    static readonly DateOnly Moved = new(2026, 5, 10);

    sealed record Two(Office There, Office Here, GrassrootsUnion Union, Desk Giver, Desk Taker)
    {
        public async Task<Guid> OfferAsync(DateOnly? day = null) => await Giver.Use<OfferUnion>().RunAsync(Union.Id, new() { ReceiverId = Here.Id, Day = day ?? Giver.Use<TimeProvider>().Today(), Reason = "企业迁址" });
    }

    async Task<Two> ArrangeAsync(GrassrootsUnion? union = null, TimeProvider? clock = null)
    {
        var there = await installation.FoundAsync(clock: clock);
        var here = await installation.FoundAsync(on: there.Services);
        union ??= Registry.Strong("云岫工会");
        await there.AddAsync(union);
        return new(there, here, union, await there.StaffAsync(), await here.StaffAsync());
    }

    [Fact]
    public async Task A_union_is_founded_anew_with_its_facts_and_members_and_ends_where_it_was()
    {
        var union = Registry.Strong("云岫工会");
        union.CreditCode = Codes.Union();
        var two = await ArrangeAsync(union);
        var (identity, phone) = (Persons.Identity(), "13800001122");
        var member = await two.There.EnrolAsync(Persons.Draft(union.Id, "林小云", identity, phone, joined: "2020年3月"));
        await using var chair = await two.There.ChairAsync(union);
        var pair = (await two.There.PairUpAsync(known: union)).Pair;
        var move = await two.OfferAsync();

        var shown = await two.Taker.Use<ListMoves>().ShowAsync(move);
        (shown.IsLeaving, shown.Facts.Name, shown.Facts.ChairName, shown.OnRegister, shown.OtherName).ShouldBe((false, "云岫工会", "宋勇艳", 1, two.There.Name));
        (await two.Taker.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Path == $"moves/{move}");
        var id = await two.Taker.Use<AnswerMove>().AcceptAsync(move);

        var founded = await two.Taker.Use<ShowUnion>().RunAsync(id);
        (founded.Name, founded.CreditCode, founded.Workers, founded.ChairName, founded.RegisteredOn).ShouldBe(("云岫工会", union.CreditCode, 200, "宋勇艳", two.Taker.Use<TimeProvider>().Today()));
        founded.Honours.ShouldHaveSingleItem().Title.ShouldBe("模范职工之家");
        await using (var here = await two.Here.OpenAsync())
        {
            var arrived = await here.Set<Member>().Include(row => row.Spells).SingleAsync();
            (arrived.Name, arrived.JoinedOn, arrived.UnionId, here.Vault.Open(arrived.Identity!), here.Vault.Open(arrived.Phone!)).ShouldBe(("林小云", new DateOnly(2020, 3, 1), id, identity, phone));
            arrived.Spells.ShouldHaveSingleItem().Began.ShouldBe(MembershipChange.MovedIn);
        }

        var gone = await two.Giver.Use<ShowUnion>().RunAsync(union.Id);
        (gone.Ended.As, gone.Ended.Successors.Count).ShouldBe((DissolutionKind.MovedAway, 0));
        (await two.Giver.Use<ShowMember>().RunAsync(member)).Spells[^1].Ended.ShouldBe(MembershipChange.MovedOut);
        (await two.Giver.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(PairStage.Ended);
        await Should.ThrowAsync<Refusal>(() => chair.Use<ReadPair>().RunAsync(pair));
        (await two.Giver.Use<ReadInbox>().RunAsync()).Found.Rows.ShouldContain(message => message.Words.Contains("已接收云岫工会", StringComparison.Ordinal));
        (await two.Giver.Use<ListMoves>().OfUnionAsync(union.Id)).ShouldHaveSingleItem().Id.ShouldBe((await two.Taker.Use<ListMoves>().OfUnionAsync(id)).ShouldHaveSingleItem().Id);
        await Should.ThrowAsync<Refusal>(() => two.Giver.Use<RestoreUnion>().RunAsync(union.Id));
        var another = await two.There.UnionAsync("另一家");
        (await Should.ThrowAsync<Refusal>(() => two.There.EnrolAsync(Persons.Draft(another.Id, "林小云", identity)))).Message.ShouldContain("林小云");
        foreach (var office in new[] { two.There, two.Here })
        {
            await using var administrator = await office.PostAsync(Role.FederationAdmin);
            (await administrator.Use<ListTrail>().RunAsync(new(Record: nameof(UnionMove)))).Rows.Select(row => row.Action).ShouldBe([AuditAction.Amended, AuditAction.Added]);
        }
    }

    [Fact]
    public async Task Figures_of_both_keep_their_past_and_change_over_on_the_day()
    {
        var union = Counting.Union("甲工会", workers: 100, members: 80, registered: March);
        union.RosterFrom = March;
        var two = await ArrangeAsync(union, new SetClock(Counting.Noon));
        foreach (var name in new[] { "林小云", "何静" }) await two.There.EnrolAsync(Persons.Draft(union.Id, name, joined: "2026年3月"));
        await two.There.CountAsync();
        async Task<(Worth?, Worth?)> FiguresAsync(Office office, DateOnly month) => (await office.FigureAsync(Indicators.Unions, month: month), await office.FigureAsync(Indicators.Members, month: month));

        await two.Taker.Use<AnswerMove>().AcceptAsync(await two.OfferAsync(Moved));
        await two.There.CountAsync();
        await two.Here.CountAsync();

        (await FiguresAsync(two.There, new(2026, 4, 1))).ShouldBe((new Worth(1), new Worth(2)));
        (await FiguresAsync(two.There, new(2026, 5, 1))).ShouldBe((new Worth(0), new Worth(0)));
        (await FiguresAsync(two.Here, new(2026, 5, 1))).ShouldBe((new Worth(1), new Worth(2)));
        (await two.Here.FigureAsync(Indicators.Unions, month: new(2026, 4, 1)) ?? new Worth(0)).ShouldBe(new Worth(0));
        (await two.There.FigureAsync(Indicators.MembersLeft, month: new(2026, 5, 1))).ShouldBe(new Worth(2));
        (await two.Here.FigureAsync(Indicators.MembersJoined, month: new(2026, 5, 1))).ShouldBe(new Worth(2));
    }

    [Fact]
    public async Task Accepted_and_withdrawn_at_once_one_of_them_happens_as_a_whole()
    {
        var two = await ArrangeAsync();
        await two.There.EnrolAsync(Persons.Draft(two.Union.Id));
        var move = await two.OfferAsync();
        async Task<bool> DoneAsync(Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (Refusal)
            {
                return false;
            }
        }

        var done = await Task.WhenAll(DoneAsync(() => two.Taker.Use<AnswerMove>().AcceptAsync(move)), DoneAsync(() => two.Giver.Use<WithdrawMove>().RunAsync(move)));

        done.Count(yes => yes).ShouldBe(1);
        var expected = done[0] ? MoveState.Accepted : MoveState.Withdrawn;
        (await two.Giver.Use<ListMoves>().ShowAsync(move)).State.ShouldBe(expected);
        (await two.Taker.Use<ListMoves>().ShowAsync(move)).State.ShouldBe(expected);
        (await CountsAsync(two.There)).ShouldBe(done[0] ? (0, 0) : (1, 1));
        (await CountsAsync(two.Here)).ShouldBe(done[0] ? (1, 1) : (0, 0));
    }

    [Fact]
    public async Task What_happens_meanwhile_is_told_in_a_sentence_and_nothing_is_half_done()
    {
        var union = Registry.Strong("云岫工会");
        union.CreditCode = Codes.Union();
        var two = await ArrangeAsync(union, new SetClock(Counting.Noon));
        await two.There.EnrolAsync(Persons.Draft(union.Id));
        var move = await two.OfferAsync(Counting.Today.AddDays(3));
        async Task<string> RefusedAsync() => (await Should.ThrowAsync<Refusal>(() => two.Taker.Use<AnswerMove>().AcceptAsync(move))).Message;
        (await RefusedAsync()).ShouldContain("2026年6月18日");
        (await Should.ThrowAsync<Refusal>(() => two.OfferAsync())).Message.ShouldContain("待答复");
        ((SetClock)two.There.Services.GetRequiredService<TimeProvider>()).Now = Counting.Noon.AddDays(3);

        (await Should.ThrowAsync<Refusal>(() => two.Giver.Use<DissolveUnion>().RunAsync(union.Id, new() { Day = Counting.Today, Reason = "企业注销" }))).Message.ShouldContain("先撤回");
        var draft = await two.Giver.Use<AmendUnion>().ReadAsync(union.Id);
        draft.WorkerCount = 250;
        await two.Giver.Use<AmendUnion>().RunAsync(draft);
        (await RefusedAsync()).ShouldContain("核对");
        (await two.Taker.Use<ListMoves>().ShowAsync(move)).Facts.Workers.ShouldBe(250);
        var twin = Registry.Strong("同码工会");
        twin.CreditCode = union.CreditCode;
        await two.Here.AddAsync(twin);
        (await RefusedAsync()).ShouldContain("同码工会");

        (await CountsAsync(two.There)).ShouldBe((1, 1));
        (await CountsAsync(two.Here)).ShouldBe((1, 0));
        await two.Taker.Use<AnswerMove>().DeclineAsync(move, "统一社会信用代码已在本单位登记");
        (await two.Giver.Use<ListMoves>().ShowAsync(move)).AnswerNote.ShouldBe("统一社会信用代码已在本单位登记");
        (await RefusedAsync()).ShouldBe(UnionPortal.Tenancy.Say.PassageIsShut);
    }

    [Fact]
    public async Task Who_has_gone_elsewhere_meanwhile_stays_there_and_the_others_go_along()
    {
        var two = await ArrangeAsync();
        var identity = Persons.Identity();
        var left = await two.There.EnrolAsync(Persons.Draft(two.Union.Id, "林小云", identity));
        await two.There.EnrolAsync(Persons.Draft(two.Union.Id, "何静"));
        var move = await two.OfferAsync();
        var third = await installation.FoundAsync(on: two.There.Services);
        await two.Giver.Use<MoveMember>().RunAsync(left, new() { Change = MembershipChange.MovedOut, Day = two.Giver.Use<TimeProvider>().Today() });
        await third.EnrolAsync(Persons.Draft((await third.UnionAsync()).Id, "林小云", identity));

        await two.Taker.Use<AnswerMove>().AcceptAsync(move);

        await using var here = await two.Here.OpenAsync();
        (await here.Set<Member>().SingleAsync()).Name.ShouldBe("何静");
    }

    [Fact]
    public async Task Nobody_goes_into_another_federation_without_the_offer_of_that_federation()
    {
        var two = await ArrangeAsync();
        var stranger = await installation.FoundAsync(on: two.There.Services);
        await using var desk = await stranger.StaffAsync();
        var move = await two.OfferAsync();
        foreach (var act in new Func<Task>[] { () => desk.Use<AnswerMove>().AcceptAsync(move), () => desk.Use<AnswerMove>().DeclineAsync(move, "不要"), () => desk.Use<WithdrawMove>().RunAsync(move), () => desk.Use<ListMoves>().ShowAsync(move),
            () => two.Giver.Use<AnswerMove>().AcceptAsync(move), () => two.Taker.Use<WithdrawMove>().RunAsync(move) })
            (await Should.ThrowAsync<Refusal>(act)).Kind.ShouldBe(RefusalKind.NotFound);
        (await Should.ThrowAsync<Refusal>(async () => await (await two.Here.PostAsync(Role.Leader)).Use<AnswerMove>().AcceptAsync(move))).Kind.ShouldBe(RefusalKind.NotAllowed);

        // A row as if it had been handed over, which the other side never wrote.
        var (_, forged) = UnionMove.Offer(Guid.CreateVersion7(), two.Union, 0, (two.There.Id, "甲"), (stranger.Id, "乙"), Counting.Today, "伪造", "某人", default);
        await stranger.AddAsync(forged);
        (await Should.ThrowAsync<Refusal>(() => desk.Use<AnswerMove>().AcceptAsync(forged.Id))).Kind.ShouldBe(RefusalKind.NotFound);

        await using var crossing = await two.Taker.Use<FederationDoor>().OpenAcrossAsync(Permission.AmendUnions, two.There.Id);
        (await crossing.Other.Set<UnionMove>().CountAsync() + await crossing.Other.Set<GrassrootsUnion>().CountAsync()).ShouldBe(0, "At the counter lies what the own federation handed over, and nothing else.");
        (await crossing.Own.Set<UnionMove>().CountAsync()).ShouldBe(1);
        crossing.Other.Add(new GrassrootsUnion { Name = "越界", RegisteredOn = Counting.Today });
        await Should.ThrowAsync<DbUpdateException>(() => crossing.Other.SaveChangesAsync());
    }

    static async Task<(int Unions, int Members)> CountsAsync(Office office)
    {
        await using var db = await office.OpenAsync();
        return (await db.Set<GrassrootsUnion>().Living().CountAsync(), await db.Set<Member>().CountAsync(member => member.Standing != MemberStanding.Left));
    }
}

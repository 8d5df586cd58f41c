using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Demonstration;

/// <summary>The registers of members of some unions of an invented township: people who joined over the years, moved, retired; a few who apply. Their identity numbers name a place that does not exist.</summary>
sealed class InventedMembers(FederationDb db, Random random, DateOnly today)
{
    const int Most = 36;

    static readonly string[] Jobs = ["裁剪工", "仓管员", "电工", "司机", "会计", "保洁员", "质检员", "班组长", "快递员", "收银员"];

    int born;

    /// <summary>The whole of it or nothing; nothing where somebody is on a register already.</summary>
    public async Task LiveAsync(CancellationToken ct)
    {
        if (await db.Set<Member>().AnyAsync(ct)) return;
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        var unions = await db.Set<GrassrootsUnion>().Living().Include(union => union.Honours).OrderBy(union => union.NameKey).ToListAsync(ct);
        var settings = new MemberSettings();
        settings.Take(new() { IsNumbering = true, Prefix = "LH" });
        db.Add(settings);
        await db.SaveChangesAsync(ct);
        // Unions with an honour keep their register whole; others have just begun.
        foreach (var union in unions) await FillAsync(union, union.Honours.Count > 0 ? Math.Min(Most, union.MemberCount ?? Most) : 3, union.Honours.Count > 0, unions, ct);
        await whole.CommitAsync(ct);
    }

    async Task FillAsync(GrassrootsUnion union, int count, bool isWhole, List<GrassrootsUnion> unions, CancellationToken ct)
    {
        var members = Enumerable.Range(0, count).Select(_ => Born(union)).ToList();
        await EnrolMember.AddAsync(db, members, new IdentityLimit(), ct);
        foreach (var member in members.Where(_ => random.Next(12) == 0)) Step(member, random.Next(4), unions);
        // Somebody was entered twice, once without a number: the portal suggests that they are one.
        if (isWhole && members.Count > 2)
        {
            var twin = new Member { UnionId = union.Id, Name = members[0].Name, BornOn = members[0].BornOn, Phone = null };
            twin.Join(new(today.AddMonths(-5), DatePrecision.Day));
            if (random.Next(2) == 0) await EnrolMember.AddAsync(db, [twin], new IdentityLimit(), ct);
        }

        // Whoever says that the register is complete has all in it.
        if (isWhole && count >= union.MemberCount) union.RosterFrom = today.AddMonths(-1);
        if (random.Next(3) == 0) Apply(union);
        await db.SaveChangesAsync(ct);
    }

    Member Born(GrassrootsUnion union)
    {
        var day = new DateOnly(random.Next(1968, 2004), random.Next(1, 13), random.Next(1, 29));
        var name = InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];
        var member = new Member { UnionId = union.Id, Name = name, Job = Jobs[random.Next(Jobs.Length)] };
        member.Identify(Number(day), db.Vault);
        member.Phone = db.Vault.Seal($"137{random.Next(0, 100_000_000):D8}", phone => $"{phone[..3]}****{phone[^4..]}");
        if (random.Next(5) > 0) (member.Consent, member.ConsentedOn) = (ConsentForm.OnPaper, today.AddDays(-random.Next(30, 600)));
        var earliest = Math.Max(day.Year + 19, union.FoundedOn?.Year ?? 2010);
        var joined = new DateOnly(Math.Min(earliest + random.Next(0, 8), today.Year - 1), random.Next(1, 13), random.Next(1, 28));
        member.Join(new(joined, random.Next(6) == 0 ? DatePrecision.Month : DatePrecision.Day));
        member.Hold([random.Next(10) switch { < 6 => MemberCategory.Regular, < 8 => MemberCategory.Migrant, 8 => MemberCategory.Agency, _ => MemberCategory.NewEmploymentForm }], joined);
        return member;
    }

    void Step(Member member, int which, List<GrassrootsUnion> unions)
    {
        var day = today.AddDays(-random.Next(10, 300));
        var begun = which switch
        {
            0 => member.Move(MembershipChange.Kept, day, "退休"),
            1 => member.Move(MembershipChange.Resigned, day, "离职"),
            2 => member.Move(MembershipChange.MovedOut, day, "调往外区工作"),
            _ => member.Move(MembershipChange.Transferred, day, "同镇调动", unions.First(union => union.Id != member.UnionId).Id),
        };
        if (begun is not null) db.Entry(begun).State = EntityState.Added;
    }

    void Apply(GrassrootsUnion union)
    {
        var sent = today.AddDays(-random.Next(1, 12)).StartInChina().AddHours(10);
        var asked = new JoinApplication
        {
            UnionId = union.Id, Name = InventedNames.Families[random.Next(InventedNames.Families.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)],
            Category = MemberCategory.NewEmploymentForm, ConsentedAt = sent, SentAt = sent, AnswerBy = sent.Day().AddDays(MemberSettings.UsualDays),
        };
        asked.Take(new() { Identity = Number(new(1995, 5, 20)), Phone = $"1380000{random.Next(0, 10_000):D4}", Job = "快递员" }, db.Vault);
        db.Add(asked);
    }

    string Number(DateOnly day)
    {
        var first = $"990001{day.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}{born++ % 1000:D3}";
        return first + IdentityNumber.CheckCharacter(first);
    }
}

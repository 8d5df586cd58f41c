using UnionPortal.Benchmarks.Harness;
using UnionPortal.Demonstration;
using UnionPortal.Federations;
using UnionPortal.Members;
using UnionPortal.Reference;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Benchmarks.Municipality;

/// <summary>Registers of members, written by COPY as the tables' owner. Numbers name a place that does not exist; they are sealed once for all, for sealing is not what lists cost.</summary>
static class InventedRoster
{
    const int Batch = 20_000;

    static readonly string[] Middles = ["", "志", "晓", "文", "建", "海", "雨", "思", "国", "秀"];

    /// <summary>Fills a federation's unions, one after the other, with people of the numbers from a first one on.</summary>
    public static async Task FillAsync(Bench bench, Federation federation, IReadOnlyList<GrassrootsUnion> unions, int count, int first)
    {
        await using var db = bench.OpenAsOwner(federation.Id);
        var random = new Random(federation.Id);
        var sealedPhone = db.Vault.Seal("13800001122", phone => $"{phone[..3]}****{phone[^4..]}")!;
        for (var done = 0; done < count; done += Batch)
        {
            await using var whole = await db.Database.BeginTransactionAsync();
            var staging = new Staging(db);
            await staging.PrepareAsync(default);
            var members = Enumerable.Range(done, Math.Min(Batch, count - done)).Select(at => Born(unions[at % unions.Count].Id, first + at, random, db.Vault, sealedPhone)).ToList();
            await staging.BringAsync(members, default);
            await staging.BringAsync([.. members.SelectMany(member => member.Spells)], default);
            await staging.BringAsync([.. members.SelectMany(member => member.Categories)], default);
            await whole.CommitAsync();
        }
    }

    static Member Born(Guid union, int number, Random random, Vault vault, SealedText phone)
    {
        var name = InventedNames.Families[random.Next(InventedNames.Families.Length)] + Middles[random.Next(Middles.Length)] + InventedNames.Givens[random.Next(InventedNames.Givens.Length)];
        var member = new Member { UnionId = union, Name = name, Job = "操作工" };
        member.Identify(Identity(number), vault);
        member.Phone = phone with { Hash = BitConverter.GetBytes(random.NextInt64()) };
        member.Join(new(new DateOnly(random.Next(2008, 2026), random.Next(1, 13), random.Next(1, 29)), DatePrecision.Day));
        member.Hold([(MemberCategory)random.Next(4)], member.JoinedOn);
        return member;
    }

    /// <summary>The so manyth of numbers nobody was ever given.</summary>
    public static string Identity(int at)
    {
        var day = new DateOnly(1960, 1, 1).AddDays(at / 1_000 % 15_000);
        var first = Sheet.Text($"99{at / 15_000_000:D4}{day:yyyyMMdd}{at % 1_000:D3}");
        return first + IdentityNumber.CheckCharacter(first);
    }
}

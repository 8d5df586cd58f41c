using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using UnionPortal.Audit;
using UnionPortal.Files;
using UnionPortal.Reference;
using UnionPortal.Shell;
using UnionPortal.Tenancy;
using UnionPortal.Unions;

namespace UnionPortal.Members;

/// <summary>
/// Tries a kept list and imports it. Trying is the very import, taken back at its end, so that what it says is what will happen. Rows are read,
/// judged and written some thousand at a time in one transaction: all that can be enrolled are, or nobody; rows that need a hand are left out and told.
/// </summary>
public sealed class ImportMembers(FederationDoor door, IFileStore store, IdentityLimit limit, TimeProvider clock) : IUseCase
{
    /// <summary>Rows that are judged together. All of them are alive at once, and the collector of memory holds everybody up while it carries what is alive: for 5,000 rows 60 milliseconds, for these 6.</summary>
    const int Judged = 500;

    /// <summary>Rows that are written together; until then they wait in the database.</summary>
    const int Written = 5_000;

    public sealed record Shown(string FileName, ImportState State, DateTimeOffset? TriedAt, int Rows, int Enrolled, int Known, int Problems, IReadOnlyList<RowProblem> Told, IReadOnlyList<MemberColumn> Columns);

    /// <summary>Where the list stands.</summary>
    public async Task<Shown> ShowAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var import = await db.FindListAsync(id, ct);
        IReadOnlyList<MemberColumn> columns = [];
        if (import.State == ImportState.Read && await SealedBytes.OpenAsync(store, db, import.FileId, ct) is { } content)
            await using (content) columns = [.. MemberList.Read(content, import.FileName).Columns.Keys.Order()];
        return new(import.FileName, import.State, import.TriedAt, import.Rows, import.Enrolled, import.Known, import.Problems, import.Tell(db.Vault), columns);
    }

    /// <summary>What would come of it; nothing is kept but the answer.</summary>
    public Task TryAsync(Guid id, IProgress<int>? progress = null, CancellationToken ct = default) => RunAsync(id, keep: false, progress, ct);

    /// <summary>Enrols all that can be.</summary>
    public Task RunAsync(Guid id, IProgress<int>? progress = null, CancellationToken ct = default) => RunAsync(id, keep: true, progress, ct);

    async Task RunAsync(Guid id, bool keep, IProgress<int>? progress, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var import = await db.FindListAsync(id, ct);
        import.RefuseUnlessOpen();
        await using var content = await SealedBytes.OpenAsync(store, db, import.FileId, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.ListIsGone);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            var outcome = await WriteAsync(db, import, content, keep, progress, ct);
            if (keep)
            {
                if (outcome.Enrolled == 0) throw new Refusal(Say.NobodyToImport);
                import.Import(outcome, db.Vault, clock.GetUtcNow());
                db.Record(AuditAction.Imported, nameof(MemberImport), import.Id, Language.Written(() => Say.ImportedSoMany.With(outcome.Enrolled)), import.FileName);
                await db.SaveListAsync(ct);
                await transaction.CommitAsync(ct);
                return;
            }

            await transaction.RollbackAsync(ct);
            import.Try(outcome, db.Vault, clock.GetUtcNow());
            await db.SaveListAsync(ct);
        }
        catch (Exception taken) when ((taken as PostgresException ?? taken.InnerException as PostgresException)?.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new Refusal(Say.RegisterChangedMeanwhile);
        }
        finally
        {
            progress?.Report(100);
        }
    }

    async Task<ImportOutcome> WriteAsync(FederationDb db, MemberImport import, Stream content, bool keep, IProgress<int>? progress, CancellationToken ct)
    {
        var unions = await db.Set<GrassrootsUnion>().AsNoTracking().Living().Select(union => new { union.Id, union.Name, union.CreditCode }).ToListAsync(ct);
        var reader = new MemberRowReader(clock.Today(), db.Vault, import.Id, unions.Where(union => union.CreditCode is not null).ToDictionary(union => union.CreditCode!, union => union.Id),
            unions.GroupBy(union => TypedText.Tidy(union.Name)).Where(group => group.Count() == 1).ToDictionary(group => group.Key, group => group.Single().Id), import.UnionId, db.Scope.UnionId is not null);
        var names = unions.ToDictionary(union => union.Id, union => union.Name);
        var tally = new Tally { IsFirstRegister = !await db.Set<Member>().AnyAsync(ct) };
        var staging = new Staging(db);
        await staging.PrepareAsync(ct);
        using var work = LongWork.Begin();
        var courtesy = Courtesy.Begin(db);
        foreach (var lines in MemberList.Read(content, import.FileName).Lines.Chunk(Judged))
        {
            ct.ThrowIfCancellationRequested();
            // On one core, and the database has its turn afterwards: on a machine of two the other is left to the people at work, and all of it takes a tenth longer.
            List<(HeadedLine<MemberColumn> Line, Member? Member, string? Fault)> read = [];
            foreach (var line in lines)
            {
                var (member, fault) = reader.Read(line);
                read.Add((line, member, fault));
                await courtesy.GiveWayAsync();
            }

            await courtesy.GiveWayAsync();
            var chosen = await ChooseAsync(db, staging, read, names, tally, ct);
            await StageAsync(db, staging, chosen, tally, ct);
            if (tally.Rows % Written == 0) await staging.BringAsync(ct);
            await work.RestAsync(ct);
            progress?.Report((int)Math.Min(99, content.Position * 100 / Math.Max(1, content.Length)));
        }

        await staging.BringAsync(ct);
        if (tally.Elsewhere > 0)
        {
            limit.Take(db.Scope.PersonId, tally.Elsewhere);
            if (!keep) db.Record(AuditAction.Asked, nameof(MemberImport), import.Id, Language.Written(() => Say.AskedAndLiveElsewhere.With(tally.Elsewhere)), import.FileName);
        }

        if (keep) foreach (var month in tally.Months) db.TouchMonth(nameof(Membership), month);
        return new(tally.Rows, tally.Enrolled, tally.Known, tally.Problems, tally.Told);
    }

    // Who stays of a batch: not twice in the list, not a member already, here or anywhere.
    static async Task<List<Member>> ChooseAsync(FederationDb db, Staging staging, List<(HeadedLine<MemberColumn> Line, Member? Member, string? Fault)> read, Dictionary<Guid, string> names, Tally tally, CancellationToken ct)
    {
        var digests = read.Where(row => row.Member?.IdentityDigest is not null).Select(row => row.Member!.IdentityDigest!).ToArray();
        var numbers = read.Where(row => row.Member?.Number is not null).Select(row => row.Member!.Number!).ToArray();
        // Before its first members are counted the database takes a federation for empty, and would go through all that came in so far, each time.
        var known = tally.IsFirstRegister ? [] : (await db.Set<Member>().Where(member => digests.Contains(member.IdentityDigest) && member.MergedInto == null).Select(member => new { member.IdentityDigest, member.Standing, member.UnionId }).ToListAsync(ct))
            .GroupBy(member => Convert.ToHexString(member.IdentityDigest!)).ToDictionary(group => group.Key, group => group.OrderBy(member => member.Standing).First());
        var living = await OneMembership.LivingAsync(db, digests, ct);
        // One that was typed may be one that the rule has given a moment ago.
        if (numbers.Length > 0 && tally.HasGivenNumbers) await staging.BringAsync(ct);
        var taken = numbers.Length == 0 ? [] : (await db.Set<Member>().Where(member => numbers.Contains(member.Number)).Select(member => member.Number!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var chosen = new List<Member>();
        foreach (var (line, member, fault) in read)
        {
            tally.Rows++;
            if (member is null)
            {
                tally.Tell(line, fault!);
                continue;
            }

            if (member.IdentityDigest is { } digest)
            {
                if (tally.EarlierRowOf(digest, line.Row) is { } earlier)
                {
                    tally.Tell(line, Say.TwiceInList.With(earlier));
                    continue;
                }

                var key = Convert.ToHexString(digest);
                if (known.TryGetValue(key, out var one))
                {
                    if (one.Standing == MemberStanding.Left) tally.Tell(line, Say.RowWasAMember.With(names.GetValueOrDefault(one.UnionId)));
                    else if (one.UnionId == member.UnionId) tally.Known++;
                    else tally.Tell(line, Say.RowLivesInAnotherUnion.With(names.GetValueOrDefault(one.UnionId)));
                    continue;
                }

                if (living.Contains(key))
                {
                    tally.Elsewhere++;
                    tally.Tell(line, Say.LivesElsewhere);
                    continue;
                }
            }

            if (member.Number is { } number && (taken.Contains(number) || !tally.Numbers.Add(number)))
            {
                tally.Tell(line, string.Format(Say.NumberIsTaken, number));
                continue;
            }

            chosen.Add(member);
        }

        return chosen;
    }

    static async Task StageAsync(FederationDb db, Staging staging, List<Member> members, Tally tally, CancellationToken ct)
    {
        if (members.Count == 0) return;
        var numberless = members.Where(member => member.Number is null).ToList();
        if (numberless.Count > 0 && await Numbering.TakeAsync(db, numberless.Count, ct) is var (rule, first))
            foreach (var (member, at) in numberless.Select((member, at) => (member, at))) (member.Number, tally.HasGivenNumbers) = (rule.NumberOf(first + at, member.JoinedOn), true);
        await staging.StageAsync(members, ct);
        await staging.StageAsync([.. members.SelectMany(member => member.Spells)], ct);
        await staging.StageAsync([.. members.SelectMany(member => member.Categories)], ct);
        tally.Enrolled += members.Count;
        foreach (var member in members) tally.Months.Add(new(member.JoinedOn.Year, member.JoinedOn.Month, 1));
    }

    sealed class Tally
    {
        // Half a digest is long enough, and a number: were it text, the collector of memory would look at each.
        readonly Dictionary<UInt128, int> rowOf = [];

        /// <summary>Nobody was on the register when it began.</summary>
        public bool IsFirstRegister { get; init; }
        public bool HasGivenNumbers { get; set; }
        public int Rows { get; set; }
        public int Enrolled { get; set; }
        public int Known { get; set; }
        public int Problems { get; private set; }
        public int Elsewhere { get; set; }
        public List<RowProblem> Told { get; } = [];

        public HashSet<string> Numbers { get; } = new(StringComparer.Ordinal);
        public HashSet<DateOnly> Months { get; } = [];

        /// <summary>The row in which the same person stood before; nothing for a newcomer, who is noted.</summary>
        public int? EarlierRowOf(byte[] digest, int row)
        {
            var person = BinaryPrimitives.ReadUInt128LittleEndian(digest);
            return rowOf.TryAdd(person, row) ? null : rowOf[person];
        }

        public void Tell(HeadedLine<MemberColumn> line, string sentence)
        {
            Problems++;
            if (Told.Count < MemberImport.ToldLimit) Told.Add(new(line.Row, TypedText.Tidy(line[MemberColumn.Name]) is var name && name.Length > Member.NameLimit ? name[..Member.NameLimit] : TypedText.Tidy(line[MemberColumn.Name]), sentence));
        }
    }
}

/// <summary>The rows of a list that need a hand, as a workbook to mend and send in again. Numbers are in it as typed, so the trail says who took it.</summary>
public sealed class ExportMemberProblems(FederationDoor door, IFileStore store) : IUseCase
{
    const double Narrow = 16;
    const double Wide = 60;

    public sealed record Exported(string Name, byte[] Workbook);

    public async Task<Exported> RunAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await door.OpenAsync(Permission.AmendMembers, ct);
        var import = await db.FindListAsync(id, ct);
        var told = import.Tell(db.Vault).ToDictionary(problem => problem.Row, problem => problem.Sentence);
        await using var content = await SealedBytes.OpenAsync(store, db, import.FileId, ct);
        if (told.Count == 0 || content is null) throw new Refusal(RefusalKind.NotFound, Say.NoProblemRows);
        var list = MemberList.Read(content, import.FileName);
        var rows = list.Lines.Where(line => told.ContainsKey(line.Row)).Select(line => line.Cells.Take(list.Head.Count).Concat(Enumerable.Repeat("", Math.Max(0, list.Head.Count - line.Cells.Count))).Append(told[line.Row])
            .Select((text, at) => new BookCell(text, at == list.Head.Count ? CellLook.Wrapped : CellLook.Words)));
        var book = Workbook.Of(new BookSheet(Say.ProblemRows, [.. Enumerable.Repeat(Narrow, list.Head.Count), Wide], rows.Prepend(list.Head.Append(Say.WhatIsWrong).Select(head => new BookCell(head, CellLook.Heading))), FrozenRows: 1));
        db.Record(AuditAction.Exported, nameof(MemberImport), import.Id, Language.Written(() => Say.ProblemsTaken.With(told.Count)), import.FileName);
        await db.SaveChangesAsync(ct);
        return new(Say.ProblemsFile.With(Path.GetFileNameWithoutExtension(import.FileName)), book);
    }
}

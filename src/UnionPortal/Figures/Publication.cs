using UnionPortal.Tenancy;

namespace UnionPortal.Figures;

/// <summary>
/// Writes counted figures into the books of those who may read them: the federation itself and everyone above it.
/// Each book is complete in itself: its totals are summed from the figures in it, so no role ever looks across the line.
/// </summary>
static class Publication
{
    const int BookLock = 8;

    /// <summary>When the federation's newest month was last counted whole; null where it has figures missing, as before the first count.</summary>
    public static async Task<DateTimeOffset?> LastCountedAsync(this WorkerTurn turn, int federation, CancellationToken ct)
    {
        const string sql = """
            SELECT min(counted_at) FROM rows.figure
            WHERE federation_id = $1 AND subject_federation_id = $1 AND reach = $2 AND indicator = ANY ($3) AND month = (
                SELECT max(month) FROM rows.figure WHERE federation_id = $1 AND subject_federation_id = $1 AND reach = $2 AND indicator = $4)
            HAVING count(*) = cardinality($3)
            """;
        await using var command = turn.Command(sql, federation, (int)FigureReach.Own, Indicators.All.Select(indicator => indicator.Code).ToArray(), Indicators.Unions);
        return await command.ExecuteScalarAsync(ct) is DateTime at ? new DateTimeOffset(at, TimeSpan.Zero) : null;
    }

    /// <summary>The first and the newest month that have figures.</summary>
    public static async Task<(DateOnly First, DateOnly Last)?> MonthsPublishedAsync(this WorkerTurn turn, int federation, CancellationToken ct)
    {
        const string sql = """
            SELECT min(month), max(month) FROM rows.figure WHERE federation_id = $1 AND subject_federation_id = $1 AND reach = $2 AND indicator = $3 HAVING count(*) > 0
            """;
        await using var command = turn.Command(sql, federation, (int)FigureReach.Own, Indicators.Unions);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1)) : null;
    }

    /// <summary>Publishes to every reader. Figures that did not change are left alone, except those of the months named.</summary>
    public static async Task PublishAsync(this WorkerTurn turn, int federation, List<Count> counts, DateOnly[] surely, DateTimeOffset now, CancellationToken ct)
    {
        var upwards = await UpwardsAsync(turn, federation, ct);
        await LockBooksAsync(turn, upwards, ct);
        for (var above = 0; above < upwards.Count; above++)
        {
            await turn.StandInAsync(upwards[above], ct);
            var changed = await WriteOwnAsync(turn, upwards[above], federation, counts, surely, now, ct);
            await WriteTotalsAsync(turn, upwards[above], upwards[..(above + 1)], changed, surely, now, ct);
        }
    }

    // Two federations publish to the same ancestor at once: whoever waits then sums what the other has committed.
    // Always in the same order, so that nobody waits in a circle.
    static async Task LockBooksAsync(WorkerTurn turn, List<int> readers, CancellationToken ct)
    {
        foreach (var reader in readers.Order())
        {
            await using var command = turn.Command("SELECT pg_advisory_xact_lock($1, $2)", BookLock, reader);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    static async Task<List<(string Indicator, DateOnly Month)>> WriteOwnAsync(
        WorkerTurn turn, int reader, int subject, List<Count> counts, DateOnly[] surely, DateTimeOffset now, CancellationToken ct)
    {
        const string sql = $"""
            INSERT INTO rows.figure (federation_id, id, subject_federation_id, reach, indicator, month, value, numerator, denominator, counted_at)
            SELECT $1, gen_random_uuid(), $2, $3, counted.indicator, counted.month, counted.value, counted.numerator, counted.denominator, $4
            FROM unnest($6::text[], $7::date[], $8::numeric[], $9::numeric[], $10::numeric[]) AS counted(indicator, month, value, numerator, denominator)
            {Replace}
            RETURNING indicator, month
            """;
        await using var command = turn.Command(sql, reader, subject, (int)FigureReach.Own, now, surely,
            counts.Select(count => count.Indicator).ToArray(), counts.Select(count => count.Month).ToArray(), counts.Select(count => count.Worth.Value).ToArray(),
            counts.Select(count => count.Worth.Numerator).ToArray(), counts.Select(count => count.Worth.Denominator).ToArray());
        await using var written = await command.ExecuteReaderAsync(ct);
        var changed = new List<(string, DateOnly)>();
        while (await written.ReadAsync(ct)) changed.Add((written.GetString(0), written.GetFieldValue<DateOnly>(1)));
        return changed;
    }

    static async Task WriteTotalsAsync(
        WorkerTurn turn, int reader, List<int> subjects, List<(string Indicator, DateOnly Month)> changed, DateOnly[] surely, DateTimeOffset now, CancellationToken ct)
    {
        const string sql = $"""
            WITH RECURSIVE under(subject, id) AS (
                SELECT subject, subject FROM unnest($2::int[]) AS subject
                UNION ALL
                SELECT under.subject, below.id FROM under JOIN platform.federation below ON below.parent_id = under.id)
            INSERT INTO rows.figure (federation_id, id, subject_federation_id, reach, indicator, month, value, numerator, denominator, counted_at)
            SELECT $1, gen_random_uuid(), under.subject, $3, own.indicator, own.month,
                CASE WHEN count(own.denominator) = 0 THEN sum(own.value) ELSE coalesce(round(100 * sum(own.numerator) / nullif(sum(own.denominator), 0), 2), 0) END,
                sum(own.numerator), sum(own.denominator), $4
            FROM unnest($7::text[], $8::date[]) AS changed(indicator, month)
            CROSS JOIN under
            JOIN rows.figure own ON own.federation_id = $1 AND own.subject_federation_id = under.id AND own.reach = $6
                AND own.indicator = changed.indicator AND own.month = changed.month
            GROUP BY under.subject, own.indicator, own.month
            {Replace}
            """;
        await using var command = turn.Command(sql, reader, subjects.ToArray(), (int)FigureReach.Total, now, surely, (int)FigureReach.Own,
            changed.Select(figure => figure.Indicator).ToArray(), changed.Select(figure => figure.Month).ToArray());
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The federation itself, its parent, and so on to the root.</summary>
    static async Task<List<int>> UpwardsAsync(WorkerTurn turn, int federation, CancellationToken ct)
    {
        const string sql = """
            WITH RECURSIVE up(id, parent_id, step) AS (
                SELECT id, parent_id, 0 FROM platform.federation WHERE id = $1
                UNION ALL
                SELECT above.id, above.parent_id, up.step + 1 FROM platform.federation above JOIN up ON above.id = up.parent_id)
            SELECT id FROM up ORDER BY step
            """;
        await using var command = turn.Command(sql, federation);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var upwards = new List<int>();
        while (await reader.ReadAsync(ct)) upwards.Add(reader.GetInt32(0));
        return upwards;
    }

    const string Replace = """
        ON CONFLICT (federation_id, subject_federation_id, reach, indicator, month) DO UPDATE
        SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator, counted_at = excluded.counted_at
        WHERE figure.month = ANY ($5::date[])
            OR (figure.value, figure.numerator, figure.denominator) IS DISTINCT FROM (excluded.value, excluded.numerator, excluded.denominator)
        """;
}

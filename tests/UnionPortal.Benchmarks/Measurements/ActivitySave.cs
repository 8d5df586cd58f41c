using Npgsql;
using UnionPortal.Activities;
using UnionPortal.Benchmarks.Harness;
using UnionPortal.Benchmarks.Municipality;
using UnionPortal.Tenancy;

namespace UnionPortal.Benchmarks.Measurements;

/// <summary>A chair saves an activity, with the touch and the trail's line, against a bare insert of the row.</summary>
public sealed class ActivitySave : IMeasurement
{
    const double Goal = 2;

    const string Insert = """
        INSERT INTO rows.activity (federation_id, id, union_id, partner_union_id, pair_id, kind, title, held_on, place, own_count, partner_count, is_estimate, words, holder_name, logged_at, logged_by, is_session)
        VALUES ($1, $2, $3, $4, $5, 0, '端午包粽子', $6, '职工之家', 20, 8, false, '两家职工一起包粽子，手把手教年轻职工。', '甲工会', now(), '宋勇艳 · 主席', true)
        """;

    const string Beside = """
        INSERT INTO rows.audit_entry (federation_id, id, at, person_name, standing, action, record, record_id, title, changes)
        VALUES ($1, $2, now(), '宋勇艳', '主席', 'added', 'Activity', $2, '端午包粽子', '{"Kind": [null, 0], "Title": [null, "端午包粽子"], "OwnCount": [null, 20], "Place": [null, "职工之家"], "PartnerCount": [null, 8]}')
        """;

    const string TouchIt = "INSERT INTO rows.touch (federation_id, id, room, month) VALUES ($1, $2, 'Activity', date_trunc('month', now())::date)";

    public string Name => "save";

    public async Task RunAsync(Bench bench, City city, Sheet sheet)
    {
        var (pair, mentor) = city.One.Active;
        await using var chair = await Desk.PostAsync(bench, city.One.Federation, Role.UnionChair, mentor);
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(bench.Owner) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();

        async Task RunAsync(bool withTrail)
        {
            var id = Guid.CreateVersion7();
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(Command(Insert, city.One.Federation.Id, id, pair.UnionId!, pair.PartnerUnionId!, pair.Id, bench.Today));
            if (withTrail)
            {
                batch.BatchCommands.Add(Command(Beside, city.One.Federation.Id, id));
                batch.BatchCommands.Add(Command(TouchIt, city.One.Federation.Id, id));
            }

            await batch.ExecuteNonQueryAsync();
        }

        var took = await new Contest(warmUps: 50, rounds: 300)
            .Enter("portal", () => chair.Use<LogActivity>().RunAsync(Draft(pair.Id, bench.Today)))
            .Enter("bare", () => RunAsync(withTrail: false)).Enter("trail", () => RunAsync(withTrail: true)).RunAsync();
        sheet.Ratio("activity saved", took["portal"], "bare insert", took["bare"], Goal);
        sheet.Plain("activity saved, the trail's share", "", "", null, $"bare insert with the trail's line and the touch: {took["trail"]}", Sheet.Text($"{took["trail"].Median / took["bare"].Median:0.00} × a bare insert"));
        sheet.Note("Every save waits for the disk once, on either side. The portal's reads the posting, the draft's earlier self, pair and photos first, and writes the activity, the trail's line and the touch in one transaction.");
        await bench.AskAsync("TRUNCATE rows.touch");
    }

    internal static ActivityDraft Draft(Guid pair, DateOnly day) => new()
    {
        PairId = pair, Kind = ActivityKind.JointActivities, Title = "端午包粽子", HeldOn = day, Place = "职工之家", OwnCount = 20, PartnerCount = 8, Words = "两家职工一起包粽子，手把手教年轻职工。",
    };

    static NpgsqlBatchCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}

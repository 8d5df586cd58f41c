using Npgsql;
using UnionPortal.Tests.Harness;
using UnionPortal.Twinning;

namespace UnionPortal.Tests.Twinning;

/// <summary>What the database itself refuses of a pair, whoever writes.</summary>
public sealed class PairStagesTests(TestInstallation installation)
{
    [Theory]
    [InlineData(PairStage.Proposed, "stage = 1", "ck_twinning_pair_stage")]
    [InlineData(PairStage.Proposed, "stage = 2, active_from = '2026-01-01', agreed_on = '2026-01-01', mentor_says_yes = true, mentee_says_yes = true", "ck_twinning_pair_steps")]
    [InlineData(PairStage.Proposed, "stage = 5, ended_on = '2026-01-01'", "ck_twinning_pair_stage")]
    [InlineData(PairStage.Active, "stage = 4, ended_on = '2026-01-01'", "ck_twinning_pair_stage")]
    [InlineData(PairStage.Active, "stage = 1, active_from = null", "pair_stage_one_way")]
    [InlineData(PairStage.Active, "stage = 6, active_from = null, agreed_on = null, ended_on = '2026-01-01'", "pair_stage_one_way")]
    [InlineData(PairStage.Ended, "stage = 2, ended_on = null", "pair_stage_one_way")]
    public async Task No_stage_is_stepped_over_or_taken_back(PairStage from, string change, string constraint)
    {
        var office = await installation.FoundAsync();
        var (pair, _, _) = await office.PairUpAsync(isSigned: from != PairStage.Proposed, isAnswered: from != PairStage.Proposed);
        await using var staff = await office.StaffAsync();
        if (from == PairStage.Ended) await staff.Use<MovePair>().EndAsync(pair, "企业搬走了");
        (await staff.Use<ReadPair>().RunAsync(pair)).Stage.ShouldBe(from);

        await using var connection = new NpgsqlConnection(installation.Databases.Owner);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"UPDATE rows.twinning_pair SET {change} WHERE federation_id = {office.Id} AND id = '{pair}'", connection);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).ConstraintName.ShouldBe(constraint);
    }
}

namespace UnionPortal.Twinning;

/// <summary>Where a pair stands: 待双方答复 → 双方同意·待签协议 → 结对中 → 待评估 → 期满完成; or 未达成, 逾期未答复, 提前终止.</summary>
public enum PairStage
{
    Proposed,
    Agreed,
    Active,
    UnderReview,
    Completed,
    Declined,
    Expired,
    Ended,
}

/// <summary>Which side of a pair: 帮促单位 or 被帮促单位.</summary>
public enum PairSide
{
    Mentor,
    Mentee,
}

/// <summary>What a pair must have behind it at each stage, as the database holds it: no stage stands without the days and the recorded steps of those before it.</summary>
static class PairStages
{
    public const string Dates = """
        CASE stage
            WHEN 0 THEN agreed_on IS NULL AND active_from IS NULL AND ended_on IS NULL
            WHEN 1 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NULL AND ended_on IS NULL
            WHEN 2 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND ended_on IS NULL
            WHEN 3 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND review_from IS NOT NULL AND ended_on IS NULL
            WHEN 4 THEN mentor_says_yes AND mentee_says_yes AND agreed_on IS NOT NULL AND active_from IS NOT NULL AND review_from IS NOT NULL AND ended_on IS NOT NULL
            WHEN 5 THEN NOT (coalesce(mentor_says_yes, true) AND coalesce(mentee_says_yes, true)) AND agreed_on IS NULL AND active_from IS NULL AND ended_on IS NOT NULL
            WHEN 6 THEN agreed_on IS NULL AND active_from IS NULL AND ended_on IS NOT NULL
            WHEN 7 THEN ended_on IS NOT NULL AND (active_from IS NULL OR agreed_on IS NOT NULL)
            ELSE false
        END IS TRUE
        """;

    public const string Steps = """
        steps @> CASE stage
            WHEN 0 THEN '[{"Stage": 0}]'
            WHEN 1 THEN '[{"Stage": 0}, {"Stage": 1}]'
            WHEN 2 THEN '[{"Stage": 0}, {"Stage": 1}, {"Stage": 2}]'
            WHEN 3 THEN '[{"Stage": 0}, {"Stage": 1}, {"Stage": 2}, {"Stage": 3}]'
            WHEN 4 THEN '[{"Stage": 0}, {"Stage": 1}, {"Stage": 2}, {"Stage": 3}, {"Stage": 4}]'
            WHEN 5 THEN '[{"Stage": 0}, {"Stage": 5}]'
            WHEN 6 THEN '[{"Stage": 0}, {"Stage": 6}]'
            ELSE '[{"Stage": 0}, {"Stage": 7}]'
        END::jsonb
        """;
}

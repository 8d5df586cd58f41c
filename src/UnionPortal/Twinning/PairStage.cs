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

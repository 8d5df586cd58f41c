namespace UnionPortal.Demonstration;

/// <summary>Where the demonstration's names come from. Nobody and nothing real is meant.</summary>
static class InventedNames
{
    public static readonly string[] Firsts = ["晨晖", "云启", "蓝桥", "锦麟", "合澜", "远禾", "星岸", "青穗", "安泊", "鼎岚", "瑞汀", "明澈", "朗屿", "和畅", "嘉禾源", "恒屹", "博翎", "泽川", "凯原", "乐蔓", "信榆", "华穗", "同舟渡", "天槿", "新榕"];

    /// <summary>What an employer does, with its class in GB/T 4754-2017.</summary>
    public static readonly (string Word, string Industry)[] Trades =
    [
        ("食品", "1411"), ("服饰", "1819"), ("包装制品", "2231"), ("印刷", "2319"), ("机械制造", "3429"), ("消防设备", "3595"), ("汽车配件", "3670"), ("建筑工程", "4710"),
        ("超市", "5212"), ("物流", "5431"), ("餐饮管理", "6210"), ("软件科技", "6513"), ("物业管理", "7020"), ("保安服务", "7272"), ("园林绿化", "7840"), ("快递", "6020"),
    ];

    public static readonly string[] Communities = ["柳荫", "馨苑", "朝霞", "望山", "临溪", "金穗", "和平里", "书院", "东篱", "南亭", "北岸", "西园"];

    public static readonly string[] Agencies = ["机关", "中心小学", "卫生服务中心", "市政服务中心", "文化服务中心"];

    public static readonly string[] Families = ["赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨", "朱", "秦", "许", "何", "吕", "施", "张", "孔"];

    public static readonly string[] Givens = ["敏", "静", "强", "磊", "洋", "艳", "勇", "娟", "涛", "超", "霞", "平", "刚", "桂英", "建华", "志远", "晓明", "海燕", "文博", "思远", "雨桐", "国栋", "秀兰", "立新"];

    public static readonly string[] Streets = ["和顺路", "兴业街", "工匠大道", "柳河路", "创新路", "育才街", "丰收路", "望江街"];

    /// <summary>What unions do in a year. Some things have their season.</summary>
    public static readonly (string Title, Activities.ActivityKind Kind, string Words, int FirstMonth, int LastMonth)[] Activities =
    [
        ("端午包粽子", UnionPortal.Activities.ActivityKind.CultureAndSports, "两家职工一起包粽子，手把手教年轻职工，现场煮好分给一线班组。", 5, 6),
        ("职代会制度交流", UnionPortal.Activities.ActivityKind.ExperienceExchange, "帮促单位讲了职代会怎么开、提案怎么办，带来了全套制度样本。", 1, 12),
        ("上门指导建账", UnionPortal.Activities.ActivityKind.OnSiteGuidance, "帮助梳理工会经费收支，建立了台账，明确了报销手续。", 1, 12),
        ("职工之家观摩", UnionPortal.Activities.ActivityKind.SiteVisit, "参观职工之家和职工书屋，看了活动计划，拍照学习布置。", 1, 12),
        ("安全生产知识培训", UnionPortal.Activities.ActivityKind.Training, "请老师讲防暑和用电安全，现场答题有小奖品。", 5, 9),
        ("夏送清凉慰问一线", UnionPortal.Activities.ActivityKind.Care, "给一线职工送绿豆汤、毛巾和防暑药品，听了大家的意见。", 6, 9),
        ("羽毛球友谊赛", UnionPortal.Activities.ActivityKind.JointActivities, "两家组队打了一下午，比分不重要，大家都熟了。", 1, 12),
        ("线上政策问答", UnionPortal.Activities.ActivityKind.OnlineExchange, "在群里集中答疑：入会怎么办、互助保障怎么报。", 1, 12),
        ("迎新春写春联", UnionPortal.Activities.ActivityKind.CultureAndSports, "请书法爱好者现场写春联，职工排队领了带回家过年。", 1, 2),
        ("女职工健康讲座", UnionPortal.Activities.ActivityKind.Training, "请医院的医生讲常见病预防，会后单独答疑。", 3, 4),
        ("中秋送月饼慰问值班职工", UnionPortal.Activities.ActivityKind.Care, "给节日值班的职工送去月饼和水果。", 9, 10),
        ("冬季消防演练", UnionPortal.Activities.ActivityKind.Training, "一起练了灭火器使用和疏散，找出两处堵塞的通道当场清理。", 11, 12),
        ("困难职工走访", UnionPortal.Activities.ActivityKind.Care, "上门看望两位患病职工，帮助申请互助保障。", 1, 12),
        ("工会委员会议", UnionPortal.Activities.ActivityKind.InternalMeeting, "商量下季度的活动安排和经费预算。", 1, 12),
        ("趣味运动会", UnionPortal.Activities.ActivityKind.CultureAndSports, "拔河、跳绳、接力，各车间都报了名。", 1, 12),
    ];
}

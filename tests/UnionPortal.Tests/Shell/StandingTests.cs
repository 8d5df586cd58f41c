using UnionPortal.Shell;
using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Shell;

public sealed class StandingTests
{
    static readonly NavItem Home = new("/liuhe", "home", "首页", true);
    static readonly NavItem Pairs = new("/liuhe/pairs", "handshake", "结对共建", true) { Also = ["/liuhe/templates"] };
    static readonly NavItem Board = new("/liuhe/pairs/board", "list", "结对看板", false);

    [Theory]
    [InlineData("/liuhe", "首页")]
    [InlineData("/liuhe/pairs", "结对共建")]
    [InlineData("/liuhe/pairs/board", "结对看板")]
    [InlineData("/liuhe/templates/new", "结对共建")]
    [InlineData("/liuhe/trail", null)]
    public void A_page_marks_the_one_place_it_belongs_to(string address, string? marked)
    {
        var standing = new Standing("李敏", Role.FederationAdmin, "", null, null, "liuhe", [], [Home, Pairs, Board]);
        Assert.Equal(marked, standing.At(address)?.Words);
    }
}

using UnionPortal.Tenancy;

namespace UnionPortal.Tests.Tenancy;

public sealed class PagingTests
{
    [Theory]
    [InlineData(0, 1, 1, 0)]
    [InlineData(20, 1, 1, 20)]
    [InlineData(21, 2, 2, 1)]
    [InlineData(21, 9, 2, 1)]
    [InlineData(21, -4, 2, 20)]
    [InlineData(1_000, 50, 50, 20)]
    [InlineData(1_001, 51, 50, 20)]
    [InlineData(int.MaxValue, int.MaxValue, 50, 20)]
    public void A_page_that_does_not_exist_is_answered_with_the_nearest_one(int count, int asked, int pages, int shown)
    {
        var page = Enumerable.Range(0, Math.Min(count, 5_000)).ToList().Page(asked);

        (page.Pages, page.Rows.Count, page.Number).ShouldBe((pages, shown, Math.Clamp(asked, 1, pages)));
        page.IsMore.ShouldBe(count > Paging.Limit);
    }
}

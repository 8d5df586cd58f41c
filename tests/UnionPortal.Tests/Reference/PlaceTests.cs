using FsCheck;
using FsCheck.Fluent;
using UnionPortal.Reference;

namespace UnionPortal.Tests.Reference;

public sealed class PlaceTests
{
    static readonly Arbitrary<Place> Places = Gen.Choose(73_000, 136_000)
        .SelectMany(longitude => Gen.Choose(3_000, 54_000).Select(latitude => new Place(longitude / 1000.0, latitude / 1000.0))).ToArbitrary();

    [Fact]
    public void A_swapped_place_in_China_is_always_noticed() => Prop.ForAll(Places, place => !place.IsSwapped && place.Swapped.IsSwapped).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_as_far_there_as_back() =>
        Prop.ForAll(Places, Places, (here, there) => Math.Abs(here.MetresTo(there) - there.MetresTo(here)) < 0.001).QuickCheckThrowOnFailure();

    [Fact]
    public void A_degree_of_latitude_is_a_hundred_and_eleven_kilometres() => new Place(116, 40).MetresTo(new(116, 41)).ShouldBe(111_195, 100);

    [Theory]
    [InlineData(0, "10米")]
    [InlineData(304, "300米")]
    [InlineData(1_230, "1.2公里")]
    [InlineData(2_000, "2公里")]
    [InlineData(15_400, "15公里")]
    public void A_distance_is_said_as_people_say_it(double metres, string said) => Place.SayDistance(metres).ShouldBe(said);
}

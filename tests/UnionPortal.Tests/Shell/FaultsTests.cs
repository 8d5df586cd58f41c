using FluentValidation;
using FluentValidation.Results;
using UnionPortal.Shell;

namespace UnionPortal.Tests.Shell;

public sealed class FaultsTests
{
    [Fact]
    public void Every_sentence_is_found_by_its_field()
    {
        var faults = Faults.Of(new ValidationException([new ValidationFailure("Title", "one"), new ValidationFailure("Title", "two"), new ValidationFailure("Day", "three")]));

        faults["title"].ShouldBe(["one", "two"]);
        faults["Day"].ShouldBe(["three"]);
        faults.All.Count().ShouldBe(3);
    }

    [Fact]
    public void A_field_without_faults_has_none() =>
        Faults.None["Title"].ShouldBeEmpty();
}

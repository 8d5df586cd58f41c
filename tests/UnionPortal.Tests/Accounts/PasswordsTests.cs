using UnionPortal.Accounts;

namespace UnionPortal.Tests.Accounts;

public sealed class PasswordsTests
{
    [Theory]
    [InlineData("tuan-jie-jiu-shi")]
    [InlineData("correct horse battery")]
    [InlineData("春天里的工会真热闹呀")]
    [InlineData("kzwqmfhtpb")]
    public async Task A_long_one_that_nobody_else_uses_is_taken_without_any_mixture(string password) => (await JudgeAsync(password)).ShouldBeNull();

    [Theory]
    [InlineData("kzwqmfhtp")]
    [InlineData("")]
    public async Task A_short_one_is_refused(string password) =>
        (await JudgeAsync(password)).ShouldBe(string.Format(Say.PasswordIsTooShort, Passwords.ShortestLength));

    [Theory]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abababababab")]
    [InlineData("Password123")]
    [InlineData("qwertyuiop")]
    [InlineData("zhonggonghui")]
    [InlineData("gonghui2026")]
    public async Task What_everybody_uses_is_refused(string password) => (await JudgeAsync(password)).ShouldBe(Say.PasswordIsCommon);

    [Fact]
    public async Task One_that_holds_the_own_name_is_refused() => (await JudgeAsync("mapo-liming-kzwq", "LiMing")).ShouldBe(Say.PasswordHoldsName);

    static async Task<string?> JudgeAsync(string password, string name = "zhangmin") =>
        (await new Passwords().ValidateAsync(null!, new Person { UserName = name }, password)) is { Succeeded: false } refused ? refused.Errors.Single().Description : null;
}

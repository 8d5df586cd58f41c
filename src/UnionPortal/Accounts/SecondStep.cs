using Microsoft.AspNetCore.Identity;
using UnionPortal.Reference;

namespace UnionPortal.Accounts;

/// <summary>The second step of signing in: a one-time code, or a recovery code where the phone is lost. Wrong ones of either kind count as wrong passwords do.</summary>
public sealed class SecondStep(SignInManager<Person> manager)
{
    /// <summary>Somebody gave the right password here a moment ago.</summary>
    public async Task<bool> IsExpectedAsync() => await manager.GetTwoFactorAuthenticationUserAsync() is not null;

    /// <summary>Signs in, or answers with the sentence that says why not.</summary>
    public async Task<string?> TryAsync(string? typed, bool stay)
    {
        if (await manager.GetTwoFactorAuthenticationUserAsync() is not { } person) return Say.FirstStepIsOver;
        if (await manager.UserManager.IsLockedOutAsync(person)) return Say.LockedOut;
        var code = TypedText.Compact(typed);
        var result = code.Length == 6 && code.All(char.IsAsciiDigit) ? await manager.TwoFactorAuthenticatorSignInAsync(code, stay, rememberClient: false) : await RecoverAsync(person, code);
        return result.Succeeded ? null : result.IsLockedOut ? Say.LockedOut : Say.CodeIsWrong;
    }

    // The framework does not count wrong recovery codes; an account is shut by them all the same.
    async Task<SignInResult> RecoverAsync(Person person, string code)
    {
        var plain = code.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        // Such a sign-in does not stay: the phone is gone, and whoever holds the code may not be its owner.
        var result = plain.Length == 10 ? await manager.TwoFactorRecoveryCodeSignInAsync($"{plain[..5]}-{plain[5..]}") : SignInResult.Failed;
        if (result.Succeeded) return result;
        await manager.UserManager.AccessFailedAsync(person);
        return await manager.UserManager.IsLockedOutAsync(person) ? SignInResult.LockedOut : SignInResult.Failed;
    }
}

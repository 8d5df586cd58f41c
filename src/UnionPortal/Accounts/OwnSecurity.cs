using FluentValidation;
using FluentValidation.Results;
using Microsoft.AspNetCore.Identity;
using UnionPortal.Reference;
using UnionPortal.Tenancy;

namespace UnionPortal.Accounts;

/// <summary>Changes how a person proves who they are: password and one-time codes. Writes this device's cookie anew and signs the others out, so it is asked from plain pages only.</summary>
public sealed class OwnSecurity(SignInManager<Person> manager, IUserStore<Person> people, EndOtherDevices others, IHttpContextAccessor http)
{
    readonly People store = (People)people;

    UserManager<Person> Users => manager.UserManager;

    /// <summary>Nothing to change for those without a password: they come in by their phone.</summary>
    public async Task<Person?> ReadAsync() => await Users.GetUserAsync(http.HttpContext!.User) is { PasswordHash: not null } person ? person : null;

    /// <summary>Refuses a wrong password beside <paramref name="field"/>; five wrong ones shut the account for a while.</summary>
    public async Task ChangePasswordAsync(string current, string chosen, string field, string chosenField)
    {
        var person = await ProveAsync(current, field);
        var changed = await Users.ChangePasswordAsync(person, current, chosen);
        if (!changed.Succeeded) throw new ValidationException(changed.Errors.Select(error => new ValidationFailure(chosenField, error.Code == "Password" ? error.Description : Say.SomethingChanged)));
        await SettleAsync(person);
    }

    /// <summary>The secret to put into an app; made the first time it is asked for.</summary>
    public async Task<string> KeyAsync(Person person)
    {
        if (await Users.GetAuthenticatorKeyAsync(person) is { } key) return key;
        key = Users.GenerateNewAuthenticatorKey();
        // Not by the manager's own reset: that would sign the person out everywhere for having looked.
        await store.SetAuthenticatorKeyAsync(person, key, default);
        await Users.UpdateAsync(person);
        return key;
    }

    /// <summary>Turns one-time codes on once the app has shown a right one. The answer is the recovery codes, readable this once.</summary>
    public async Task<IReadOnlyList<string>> TurnOnAsync(string? code, string field)
    {
        var person = await ReadAsync() ?? throw new Refusal(RefusalKind.NotAllowed, Say.NoPasswordNoCodes);
        if (person.TwoFactorEnabled) throw new Refusal(Say.CodesAreOn);
        if (!await Users.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, TypedText.Compact(code))) throw Wrong(field, Say.CodeIsWrong);
        await Users.SetTwoFactorEnabledAsync(person, true);
        return await NewCodesAsync(person);
    }

    /// <summary>New recovery codes; the old ones are worth nothing from now on.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(string password, string field) => await NewCodesAsync(await ProveAsync(password, field));

    public async Task TurnOffAsync(string password, string field)
    {
        var person = await ProveAsync(password, field);
        await Users.SetTwoFactorEnabledAsync(person, false);
        await Users.ResetAuthenticatorKeyAsync(person);
        await SettleAsync(person);
    }

    public Task<int> CountCodesAsync(Person person) => Users.CountRecoveryCodesAsync(person);

    async Task<IReadOnlyList<string>> NewCodesAsync(Person person)
    {
        var codes = await Users.GenerateNewTwoFactorRecoveryCodesAsync(person, OneTimeCodes.RecoveryCodes);
        await SettleAsync(person);
        return [.. codes!];
    }

    async Task<Person> ProveAsync(string password, string field)
    {
        var person = await ReadAsync() ?? throw new Refusal(RefusalKind.NotAllowed, Say.NoPasswordNoCodes);
        var proved = await manager.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        return proved.Succeeded ? person : throw Wrong(field, proved.IsLockedOut ? Say.LockedOut : Say.PasswordIsWrong);
    }

    async Task SettleAsync(Person person)
    {
        await manager.RefreshSignInAsync(person);
        await others.RunAsync();
    }

    static ValidationException Wrong(string field, string sentence) => new([new ValidationFailure(field, sentence)]);
}

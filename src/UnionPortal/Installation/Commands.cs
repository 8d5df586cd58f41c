using FluentValidation;
using Microsoft.EntityFrameworkCore;
using UnionPortal.Accounts;
using UnionPortal.Demonstration;
using UnionPortal.Federations;
using UnionPortal.Ledgers;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>Operators' commands, on the same database as the portal, also while it runs.</summary>
public sealed class Commands(IServiceProvider services, TextWriter output)
{
    /// <summary>Carries out one command. The answer is the exit code: 0 done, 1 refused.</summary>
    public async Task<int> RunAsync(CommandLine line, CancellationToken ct = default)
    {
        try
        {
            return line.Command switch
            {
                "migrate" => await MigrateAsync(ct),
                "found" => await FoundAsync(line, ct),
                "import" => await ImportAsync(line, ct),
                "demo" => await DemonstrateAsync(ct),
                "backup" => await BackupAsync(line, ct),
                "restore" => await RestoreAsync(line, ct),
                "operator" when line["reset-codes"] is { Length: > 0 } userName => await ResetCodesAsync(userName, ct),
                "operator" => await InviteOperatorAsync(line, ct),
                _ => await HelpAsync(),
            };
        }
        catch (Exception no) when (no is CommandRefusal or Refusal or ValidationException)
        {
            await output.WriteLineAsync(no is ValidationException invalid ? string.Join(Environment.NewLine, invalid.Errors.Select(error => error.ErrorMessage)) : no.Message);
            return 1;
        }
    }

    async Task<int> MigrateAsync(CancellationToken ct)
    {
        await services.GetRequiredService<Migrate>().RunAsync(ct);
        await output.WriteLineAsync(Say.DatabaseReady);
        return 0;
    }

    async Task<int> FoundAsync(CommandLine line, CancellationToken ct)
    {
        if (!Enum.TryParse<FederationLevel>(line.Need("level"), ignoreCase: true, out var level) || !Enum.IsDefined(level))
            throw new CommandRefusal(Say.LevelIsOneOf);
        var draft = new FederationDraft { Name = line.Need("name"), Slug = line.Need("slug"), Level = level, ParentSlug = line["parent"], AreaCode = line["area"] };
        await using var db = services.GetRequiredService<PlatformDoor>().OpenForCommand();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var federation = await FoundFederation.RunAsync(db, draft, now, isDemonstration: false, ct);
        var invitation = await InviteToOffice.RunAsync(db, federation.Id, new OfficeInvitationDraft { PersonName = Say.FirstAdministrator, Role = Role.FederationAdmin }, now, ct);
        await output.WriteLineAsync($"{federation.Name}: /{federation.Slug}");
        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.LinkOfAdministrator, LinkTo(invitation), invitation.ExpiresAt.Day()));
        return 0;
    }

    async Task<int> InviteOperatorAsync(CommandLine line, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<PlatformDoor>().OpenForCommand();
        var draft = new OfficeInvitationDraft { PersonName = line.Need("name"), Role = Role.PlatformOperator };
        var invitation = await InviteToOffice.RunAsync(db, null, draft, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.LinkOfOperator, LinkTo(invitation), invitation.ExpiresAt.Day()));
        return 0;
    }

    async Task<int> ResetCodesAsync(string userName, CancellationToken ct)
    {
        await using var db = services.GetRequiredService<PlatformDoor>().OpenForCommand();
        var normal = userName.Trim().Normalize().ToUpperInvariant();
        var person = await db.Users.AsNoTracking().FirstOrDefaultAsync(known => known.NormalizedUserName == normal, ct)
            ?? throw new CommandRefusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.NoSuchUser, userName));
        await db.ResetCodesAsync(person.Id, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct);
        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.CodesAreReset, person.DisplayName, person.UserName));
        return 0;
    }

    async Task<int> ImportAsync(CommandLine line, CancellationToken ct)
    {
        if (line.Words is not ["unions", var file]) throw new CommandRefusal(Say.WriteImport);
        // `dotnet run --project` starts the program elsewhere than where the operator stands.
        if (!File.Exists(file) && Environment.GetEnvironmentVariable("PWD") is { } here) file = Path.Combine(here, file);
        if (!File.Exists(file)) throw new CommandRefusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.NoSuchFile, file));
        var slug = line.Need("federation");
        await using var db = services.GetRequiredService<PlatformDoor>().OpenForCommand();
        var federation = await db.Federations.FirstOrDefaultAsync(known => known.Slug == slug, ct)
            ?? throw new CommandRefusal(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.NoSuchFederation, slug));
        var outcome = await services.GetRequiredService<ImportFromTerminal>().RunAsync(federation.Id, Path.GetFileName(file), await File.ReadAllBytesAsync(file, ct), ct);
        foreach (var sentence in outcome.Lines) await output.WriteLineAsync(sentence);
        return outcome.IsClean ? 0 : 1;
    }

    async Task<int> DemonstrateAsync(CancellationToken ct)
    {
        var isFounded = await services.GetRequiredService<FoundDemonstration>().RunAsync(ct);
        await output.WriteLineAsync(isFounded ? Say.DemonstrationFounded : Say.NotEmpty);
        return isFounded ? 0 : 1;
    }

    async Task<int> BackupAsync(CommandLine line, CancellationToken ct)
    {
        if (line.Words is not [var file]) throw new CommandRefusal(Say.WriteBackup);
        var withKeys = line["keys"] == "include";
        var manifest = await services.GetRequiredService<Backup>().RunAsync(Here(file), withKeys, ct);
        await using (var db = services.GetRequiredService<PlatformDoor>().OpenForCommand()) await db.NoteBackupAsync(Path.GetFileName(file), manifest.Tables.Sum(table => table.Rows), withKeys, ct);
        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.BackupDone, file, manifest.Tables.Count, manifest.Tables.Sum(table => table.Rows), manifest.Files));
        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, withKeys ? Say.BackupWithKeys : Say.BackupWithoutKeys, services.GetRequiredService<DataFolder>().Keys));
        return 0;
    }

    async Task<int> RestoreAsync(CommandLine line, CancellationToken ct)
    {
        if (line.Words is not [var file]) throw new CommandRefusal(Say.WriteRestore);
        var outcome = await services.GetRequiredService<Restore>().RunAsync(Here(file), ct);
        if (outcome.Different.Count > 0)
        {
            await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.RestoreDiffers, string.Join(", ", outcome.Different)));
            return 1;
        }

        await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.RestoreDone, outcome.Manifest.At.InChina(), outcome.Manifest.Tables.Count, outcome.Manifest.Tables.Sum(table => table.Rows), outcome.Manifest.Files));
        if (outcome.IsNewerSchema) await output.WriteLineAsync(Say.RestoreMigrated);
        if (!outcome.Manifest.HasKeys) await output.WriteLineAsync(string.Format(System.Globalization.CultureInfo.CurrentCulture, Say.RestoreWithoutKeys, services.GetRequiredService<DataFolder>().Keys));
        return 0;
    }

    // `dotnet run --project` starts the program elsewhere than where the operator stands.
    static string Here(string file) => !Path.IsPathRooted(file) && Environment.GetEnvironmentVariable("PWD") is { } here ? Path.Combine(here, file) : file;

    // Where people reach the portal is known to whoever set it up; on a machine of one's own it is the address of the README.
    string LinkTo(InviteToOffice.Issued invitation) =>
        $"{(services.GetService<IConfiguration>()?["PublicAddress"] ?? "http://localhost:5080").TrimEnd('/')}/invitation/{invitation.Token}";

    async Task<int> HelpAsync()
    {
        await output.WriteLineAsync(Say.Help);
        return 0;
    }
}

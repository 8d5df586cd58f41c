using UnionPortal.Accounts;
using UnionPortal.Activities;
using UnionPortal.Effect;
using UnionPortal.Facilities;
using UnionPortal.Figures;
using UnionPortal.Files;
using UnionPortal.Helping;
using UnionPortal.Honours;
using UnionPortal.Installation;
using UnionPortal.Ledgers;
using UnionPortal.Members;
using UnionPortal.Moving;
using UnionPortal.Posts;
using UnionPortal.Selections;
using UnionPortal.Shell;
using UnionPortal.Standards;
using UnionPortal.Submissions;
using UnionPortal.Tenancy;
using UnionPortal.Today;
using UnionPortal.Twinning;
using UnionPortal.Unions;
using UnionPortal.Watch;

try
{
    Culture.UseChinese();
    var line = CommandLine.Of(args);
    var builder = WebApplication.CreateBuilder(line.Command is null ? args : []);
    await using var ground = await Ground.FindAsync(builder.Configuration);

    builder.Logging.AddLogs(builder.Configuration, ground.Folder, isCommand: line.Command is not null);
    builder.Services.AddInstallation(ground.Folder, ground.Databases);
    builder.Services.AddShell();
    builder.Services.AddAccounts();
    builder.Services.AddLedgers();
    builder.Services.AddMembers();
    builder.Services.AddMoving();
    builder.Services.AddPosts();
    builder.Services.AddTwinning();
    builder.Services.AddHelping();
    builder.Services.AddFacilities();
    builder.Services.AddHonours();
    builder.Services.AddStandards();
    builder.Services.AddFigures();
    builder.Services.AddFrame();
    builder.Services.AddHealth();
    builder.Services.AddWatch();
    builder.Services.AddRateLimits(builder.Configuration);

    await using var app = builder.Build();
    if (line.Command is not null) return await app.RunCommandAsync(line);
    await app.PrepareAsync();
    await app.DemonstrateAsync();

    app.UseForwardedHeaders();
    app.UseShell();
    app.UseAuthentication();
    app.UseRateLimiter();
    app.UseCaller();
    app.UseGate();
    app.UseAuthorization();
    app.UseAntiforgery();
    app.MapHealth();
    app.MapAccounts();
    app.MapFiles();
    app.MapUnions();
    app.MapLedgers();
    app.MapMembers();
    app.MapPosts();
    app.MapTwinning();
    app.MapEffect();
    app.MapActivities();
    app.MapFacilities();
    app.MapHonours();
    app.MapStandards();
    app.MapSelections();
    app.MapSubmissions();
    app.MapToday();
    app.MapShell();

    await app.RunAsync();
    return 0;
}
catch (Exception no) when (CommandRefusal.SentenceOf(no) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}

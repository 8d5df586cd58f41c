using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Serilog;
using Serilog.Events;
using UnionPortal.Accounts;
using UnionPortal.Files;
using UnionPortal.Tenancy;

namespace UnionPortal.Installation;

/// <summary>What a program of ours stands on, whether it serves people or runs one command.</summary>
public static class Settings
{
    public static IServiceCollection AddInstallation(this IServiceCollection services, DataFolder folder, Databases databases)
    {
        services.AddSingleton(folder).AddSingleton(databases).AddSingleton(TimeProvider.System);
        services.AddSingleton(folder.VaultKey()).AddSingleton<Vaults>();
        services.AddSingleton<IFileStore>(new DiskFileStore(folder.Files)).AddSingleton<Shell.FileLimit>().AddSingleton<IdentityLimit>().AddSingleton<GuessLimit>().AddSingleton<KeepFiles>().AddSingleton<ExportsUnderWay>().AddSingleton<DropFiles>().AddHostedService<SweepFiles>().AddSingleton<Submissions.CopyReport>();
        services.AddDataProtection().SetApplicationName("union-portal").PersistKeysToFileSystem(Directory.CreateDirectory(folder.Keys))
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddSingleton(Databases.RowsAt(databases.Portal)).AddSingleton(Databases.PlatformAt(databases.Portal));
        services.AddScoped<Caller>().AddScoped<FederationDoor>().AddScoped<PlatformDoor>().AddScoped<InviteToUnion>().AddScoped<ChairLinks>().AddScoped<UnionPostings>().AddScoped<PlatformTrail>().AddSingleton<Standings>().AddSingleton<SignedInDevices>().AddSingleton<StillInForce>();
        services.AddTransient<Migrate>().AddTransient<StartCheck>().AddTransient<Backup>().AddTransient<Restore>();
        services.AddSingleton<Unions.INameImports, Ledgers.NameImports>();
        foreach (var follower in All<Unions.IFollowProspects>()) services.AddSingleton(typeof(Unions.IFollowProspects), follower);
        foreach (var follower in All<Unions.IFollowUnions>()) services.AddSingleton(typeof(Unions.IFollowUnions), follower);
        services.AddSingleton<Unions.UnionColumns>();
        foreach (var teller in All<Unions.ITellOfUnions>()) services.AddSingleton(typeof(Unions.ITellOfUnions), teller);
        foreach (var room in All<Templates.IFillTemplates>()) services.AddSingleton(typeof(Templates.IFillTemplates), room);
        foreach (var kind in All<IKeepFilesEarly>()) services.AddSingleton(typeof(IKeepFilesEarly), kind);
        foreach (var messages in All<Inbox.IMessages>()) services.AddScoped(typeof(Inbox.IMessages), messages);
        foreach (var useCase in All<IUseCase>()) services.AddScoped(useCase);
        return services;
    }

    static IEnumerable<Type> All<T>() => typeof(Settings).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(T)));

    /// <summary>Console and a file a day, kept for a month; federation and person as properties, never personal data.</summary>
    public static ILoggingBuilder AddLogs(this ILoggingBuilder logging, IConfiguration configuration, DataFolder folder, bool isCommand)
    {
        const string line = "{Timestamp:HH:mm:ss} {Level:u3} {Federation} {Person} {Message:lj}{NewLine}{Exception}";
        var logger = new LoggerConfiguration().MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning).MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .ReadFrom.Configuration(configuration).Enrich.FromLogContext()
            .WriteTo.Console(restrictedToMinimumLevel: isCommand ? LogEventLevel.Warning : LogEventLevel.Verbose, outputTemplate: line, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .WriteTo.File(Path.Combine(folder.Logs, "portal-.log"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 31, shared: true,
                outputTemplate: line, formatProvider: System.Globalization.CultureInfo.InvariantCulture)
            .CreateLogger();
        return logging.ClearProviders().AddSerilog(logger, dispose: true);
    }
}

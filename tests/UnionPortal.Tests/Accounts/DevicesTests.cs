using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UnionPortal.Accounts;
using UnionPortal.Audit;
using UnionPortal.Tenancy;
using UnionPortal.Tests.Harness;

namespace UnionPortal.Tests.Accounts;

/// <summary>Where a person has signed in, as that person sees and ends it.</summary>
public sealed class DevicesTests(TestInstallation installation)
{
    const string Wechat = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49 NetType/4G Language/zh_CN";

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36", "Windows · Chrome")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Windows · Edge")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; WOW64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/86.0.4240.198 Safari/537.36 QIHU 360SE", "Windows · 360浏览器")]
    [InlineData(Wechat, "iPhone · 微信")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 wxwork/4.1.22 MicroMessenger/7.0.1", "Android · 企业微信")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15", "Mac · Safari")]
    [InlineData("curl/8.5.0", "没认出的设备")]
    [InlineData("", "没认出的设备")]
    [InlineData(null, "没认出的设备")]
    public void A_device_is_called_what_people_call_it(string? userAgent, string words) => Device.Of(userAgent).Words.ShouldBe(words);

    [Fact]
    public async Task Somebody_sees_and_ends_the_own_devices_only()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var other = await office.StaffAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        var devices = staff.Use<SignedInDevices>();
        var (here, phone, theirs) = (await devices.BeginAsync(staff.PersonId, Device.Of("")), await devices.BeginAsync(staff.PersonId, Device.Of(Wechat)), await devices.BeginAsync(other.PersonId, Device.Of("")));
        staff.Use<Caller>().Is(staff.PersonId, here);

        var account = await staff.Use<ReadOwnAccount>().RunAsync();

        account.Devices.Select(device => (device.Id, device.IsThis)).ShouldBe([(here, true), (phone, false)]);
        account.Devices[1].Words.ShouldBe("iPhone · 微信");
        foreach (var stranger in new[] { staff, admin }) (await Should.ThrowAsync<Refusal>(() => stranger.Use<EndDevice>().RunAsync(theirs))).Kind.ShouldBe(RefusalKind.NotFound);
        (await admin.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldBeEmpty();
        await staff.Use<EndDevice>().RunAsync(phone);
        (await Should.ThrowAsync<Refusal>(() => staff.Use<EndDevice>().RunAsync(phone))).Kind.ShouldBe(RefusalKind.NotFound);
        (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldHaveSingleItem().Id.ShouldBe(here);
        (await other.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldHaveSingleItem().Id.ShouldBe(theirs);
    }

    [Fact]
    public async Task An_administrators_door_shows_nobodys_devices()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.StaffAsync();
        await using var admin = await office.PostAsync(Role.FederationAdmin);
        await staff.Use<SignedInDevices>().BeginAsync(staff.PersonId, Device.Of(""));

        await using var db = await admin.Use<PlatformDoor>().OpenAsync(Permission.ManagePostings);

        (await db.Sessions.CountAsync()).ShouldBe(0);
        db.Add(new SignInSession { PersonId = staff.PersonId });
        await Should.ThrowAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Ending_all_others_keeps_this_one_and_leaves_lines_in_the_trail()
    {
        var office = await installation.FoundAsync();
        await using var staff = await office.PostAsync(Role.FederationStaff, name: "周洁");
        var devices = staff.Use<SignedInDevices>();
        var (here, first) = (await devices.BeginAsync(staff.PersonId, Device.Of("")), await devices.BeginAsync(staff.PersonId, Device.Of(Wechat)));
        await devices.BeginAsync(staff.PersonId, Device.Of(Wechat));
        staff.Use<Caller>().Is(staff.PersonId, here);

        (await staff.Use<EndOtherDevices>().RunAsync()).ShouldBe(2);

        (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldHaveSingleItem().Id.ShouldBe(here);
        (await staff.Use<EndOtherDevices>().RunAsync()).ShouldBe(0);
        await using var db = office.Services.CreateScope().ServiceProvider.GetRequiredService<PlatformDoor>().OpenForCommand();
        var lines = await db.Entries.Where(entry => entry.RecordKey == first.ToString()).OrderBy(entry => entry.At).ThenBy(entry => entry.Id).ToListAsync();
        lines.Select(entry => (entry.Action, entry.PersonName, entry.PersonId, entry.Changes)).ShouldBe([(AuditAction.Added, "周洁", staff.PersonId, "{}"), (AuditAction.Amended, "周洁", staff.PersonId, "{}")]);
    }

    [Fact]
    public async Task A_device_is_forgotten_once_its_sign_in_is_over()
    {
        var clock = new SetClock(new(2001, 3, 1, 0, 0, 0, TimeSpan.Zero));
        var office = await installation.FoundAsync(clock: clock);
        await using var staff = await office.StaffAsync();
        var devices = staff.Use<SignedInDevices>();
        await devices.BeginAsync(staff.PersonId, Device.Of(""));
        clock.Now += Room.SignedInFor - TimeSpan.FromMinutes(1);
        await devices.ForgetAsync();
        (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.Count.ShouldBe(1);

        clock.Now += TimeSpan.FromMinutes(1);

        (await staff.Use<ReadOwnAccount>().RunAsync()).Devices.ShouldBeEmpty();
        (await devices.ForgetAsync()).ShouldBeGreaterThanOrEqualTo(1);
    }
}

using Microsoft.EntityFrameworkCore;
using UnionPortal.Tenancy;

namespace UnionPortal.Submissions;

/// <summary>The receiver accepts a report (收下) or gives it back to be mended (退回修改). Refuses one that was judged already, and a return without a reason.</summary>
public sealed class JudgeReport(FederationDoor door, TimeProvider clock) : IUseCase
{
    public Task AcceptAsync(Guid id, CancellationToken ct = default) => JudgeAsync(id, (report, by) => report.Accept(by, clock.GetUtcNow()), ct);

    public Task ReturnAsync(Guid id, string? reason, CancellationToken ct = default) => JudgeAsync(id, (report, by) => report.Return(reason, by, clock.GetUtcNow()), ct);

    async Task JudgeAsync(Guid id, Action<MonthlyReport, Acting> judge, CancellationToken ct)
    {
        await using var db = await door.OpenAsync(Permission.JudgeReports, ct);
        var report = await db.Set<MonthlyReport>().FirstOrDefaultAsync(known => known.Id == id, ct) ?? throw new Refusal(RefusalKind.NotFound, Say.NoSuchReport);
        judge(report, db.Acting);
        await db.SaveOrRefuseAsync(Say.ReportHasChanged, ct);
    }
}

namespace UnionPortal.BrowserTests.Harness;

/// <summary>A test in the browser. Whoever visits is watched; a page that failed fails the test.</summary>
public abstract class Journey(BrowserInstallation installation) : IAsyncLifetime
{
    readonly List<Visitor> visitors = [];

    protected BrowserInstallation Installation => installation;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        var hasFailed = TestContext.Current.TestState?.Result == TestResult.Failed;
        foreach (var visitor in visitors)
        {
            if (hasFailed) await visitor.ShotAsync("failed");
            await visitor.DisposeAsync();
        }

        visitors.SelectMany(visitor => visitor.Faults).ShouldBeEmpty();
        GC.SuppressFinalize(this);
    }

    /// <summary>Everybody's line breaks, and that is no fault of the pages.</summary>
    public void CutTheLine() => visitors.ForEach(visitor => visitor.LineIsCut = true);

    /// <summary>Somebody sits down, or takes out a phone.</summary>
    public async Task<Visitor> ArriveAsync(RunningPortal portal, Screen screen, string name)
    {
        var visitor = await Visitor.ArriveAsync(installation.Browser, portal, screen, name);
        visitors.Add(visitor);
        return visitor;
    }
}

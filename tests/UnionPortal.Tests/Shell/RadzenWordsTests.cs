using System.Globalization;
using Radzen.Blazor;
using UnionPortal.Shell;

namespace UnionPortal.Tests.Shell;

public sealed class RadzenWordsTests
{
    [Theory]
    [InlineData(nameof(RadzenStrings.DataGrid_EmptyText))]
    [InlineData(nameof(RadzenStrings.DatePicker_ToggleAriaLabel))]
    [InlineData(nameof(RadzenStrings.Upload_ChooseText))]
    [InlineData(nameof(RadzenStrings.Dialog_CancelText))]
    public void The_librarys_own_parts_speak_the_readers_language(string key)
    {
        new RadzenWords().Get(key, new CultureInfo("zh-CN")).ShouldNotBeNullOrEmpty();
        new RadzenWords().Get(key, Language.English).ShouldNotBe(new RadzenWords().Get(key, Language.OfThePortal));
    }
}

using Microsoft.Playwright;

namespace UnionPortal.BrowserTests.Harness;

/// <summary>Somebody who has no mouse, on the page that is open.</summary>
public sealed class Keyboard(IPage page)
{
    /// <summary>More presses on one place are a trap; the parts of a date are five.</summary>
    const int Patience = 8;

    const int Presses = 8;

    /// <summary>One place the focus came to.</summary>
    public sealed record Stop
    {
        /// <summary>Its number among the places of the document, from 0; -1 where the focus has left them.</summary>
        public int At { get; init; }
        public string Name { get; init; } = "";
        public string[] Faults { get; init; } = [];

        public bool IsNowhere => Name == "BODY";
    }

    /// <summary>Numbers every place the focus should come to, in the order of the document, and begins before the first.</summary>
    public Task<string[]> PlacesAsync() => page.EvaluateAsync<string[]>(Script + $$"""
        () => {
          window.noteStop ??= event => { if (event.key === 'Tab') window.stops.push(({{Look}})()); };
          window.stops = [];
          document.addEventListener('keyup', window.noteStop, true);
          const tabbable = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
          const passed = each => each.type === 'radio' && each !== (document.querySelector(`input[type=radio][name="${CSS.escape(each.name)}"]:checked`) ?? document.querySelector(`input[type=radio][name="${CSS.escape(each.name)}"]`));
          window.places = [...document.querySelectorAll(tabbable)].filter(each => !each.disabled && each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true }) && !passed(each));
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute('tabindex');
          scrollTo(0, 0);
          return window.places.map(nameOf);
        }
        """);

    /// <summary>Presses Tab until the focus has gone round, or does not move on.</summary>
    public async Task<List<Stop>> WalkAsync(int places)
    {
        var (stops, stays) = (new List<Stop>(), 0);
        while (stays < Patience && stops.Count <= places * 2)
        {
            // The page itself looks where each press has led: asking it every time takes as long again.
            for (var press = 0; press < Presses; press++) await page.Keyboard.PressAsync("Tab");
            foreach (var stop in await page.EvaluateAsync<Stop[]>("() => window.stops.splice(0)"))
            {
                if (stops.Count > 0 && (stop.IsNowhere || stop.At == 0 && stops.Count > 1)) return stops;
                if (stops.Count > 0 && stop.At == stops[^1].At && stop.Name == stops[^1].Name) stays++;
                else
                {
                    stays = 0;
                    stops.Add(stop);
                }
            }
        }

        return stops;
    }

    /// <summary>Presses Tab until the focus stands where it is wanted.</summary>
    public async Task ReachAsync(ILocator wanted)
    {
        for (var presses = 0; presses < 200; presses++)
        {
            if (await wanted.EvaluateAsync<bool>("each => each === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"{wanted} was not reached by Tab.");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string words) => page.Keyboard.InsertTextAsync(words);

    const string Script = """
        const nameOf = each => `${each.tagName} ${(each.getAttribute('aria-label') || each.labels?.[0]?.textContent || each.textContent || each.name || each.id || '').trim().replace(/\s+/g, ' ').slice(0, 40)}`;
        """ + "\n";

    // A ring is seen where it is drawn two pixels wide in a colour that stands out, around the place itself or the button that stands for it. One of each kind on a page is looked at in both appearances: turning a page dark and back is what takes long.
    const string Look = """
        () => {
          const parsed = colour => {
            const numbers = colour.match(/[\d.]+/g).map(Number);
            return colour.startsWith('color(') ? [...numbers.slice(0, 3).map(each => each * 255), numbers[3] ?? 1] : [...numbers.slice(0, 3), numbers[3] ?? 1];
          };
          const light = colour => parsed(colour).slice(0, 3).map(each => each / 255).map(each => each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4).reduce((sum, each, at) => sum + each * [.2126, .7152, .0722][at], 0);
          const contrast = (one, other) => { const [high, low] = [light(one), light(other)].sort((a, b) => b - a); return (high + .05) / (low + .05); };
          const behind = each => { for (let at = each.parentElement; at; at = at.parentElement) { const colour = getComputedStyle(at).backgroundColor; if (parsed(colour)[3] > .9) return colour; } return 'rgb(255, 255, 255)'; };
          const place = document.activeElement;
          if (!place || place === document.body) return { at: -1, name: 'BODY', faults: [] };
          const faults = [];
          const ringed = [place, place.closest('.chip, .file-button, label')].filter(each => each);
          const was = document.documentElement.dataset.appearance;
          const kind = [place, place.parentElement, place.parentElement?.parentElement, place.closest('section, nav, header, dialog, table')].map(each => `${each?.tagName}.${each?.className}`).join(' ') + place.type;
          const known = (window.ringsOfKinds ??= new Map()).get(kind);
          faults.push(...known ?? []);
          for (const appearance of known ? [] : ['light', 'dark']) {
            document.documentElement.dataset.appearance = appearance;
            const rings = ringed.map(each => [each, getComputedStyle(each)]).filter(([, style]) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
            if (rings.length === 0) faults.push(`no ring in ${appearance}`);
            else if (!rings.some(([each, style]) => contrast(style.outlineColor, behind(each)) >= 3)) faults.push(`a ring too faint in ${appearance}: ${rings[0][1].outlineColor} on ${behind(rings[0][0])}`);
          }
          if (!known) {
            document.documentElement.dataset.appearance = was;
            window.ringsOfKinds.set(kind, [...faults]);
          }
          const box = ringed.at(-1).getBoundingClientRect();
          const [left, top, right, bottom] = [Math.max(box.left, 0), Math.max(box.top, 0), Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
          const points = [.5, .1, .9].flatMap(across => [.5, .1, .9].map(down => [left + (right - left) * across, top + (bottom - top) * down]));
          const shown = ([x, y]) => { const over = document.elementFromPoint(x, y); return over && (ringed.some(each => each.contains(over)) || over.contains(place) && over.matches('label, .file-button, .chip')); };
          if (right <= left || bottom <= top) faults.push('out of sight');
          else if (!points.some(shown)) faults.push('covered');
          return { at: window.places.indexOf(place), name: nameOf(place), faults };
        }
        """;
}

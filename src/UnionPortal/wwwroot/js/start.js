// Starts Blazor and looks after the line: retries for ever, and opens the page anew when the server was restarted.
(() => {
  const longestWait = 15000;
  let cut = false;

  const notice = () => document.getElementById('reconnect');
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  function say(word) {
    const bar = notice();
    const savedAt = portal.mirroredAt();
    const sentence = word === 'cut' && savedAt ? bar.dataset.cutSaved.replace('{0}', savedAt) : bar.dataset[word];
    bar.querySelector('[data-words]').textContent = sentence;
    bar.dataset.state = word;
    bar.hidden = false;
  }

  async function hideSoon() {
    await pause(1500);
    if (!cut) notice().hidden = true;
  }

  async function reconnect() {
    if (cut) return;
    cut = true;
    let wait = 500;
    // A blink of the line is not worth a word.
    const telling = setTimeout(() => say('cut'), 800);
    const refresh = setInterval(() => { if (cut && !notice().hidden && notice().dataset.state === 'cut') say('cut'); }, 1000);
    while (cut) {
      try {
        if (await Blazor.reconnect()) {
          cut = false;
        } else {
          say('reload');
          location.reload();
          return;
        }
      } catch {
        await Promise.race([pause(wait), lineIsBack()]);
        wait = Math.min(wait * 1.7, longestWait);
      }
    }
    clearTimeout(telling);
    clearInterval(refresh);
    if (!notice().hidden) {
      say('back');
      hideSoon();
    }
  }

  // Phones sleep and change networks: both are good moments to try at once.
  const lineIsBack = () => new Promise(done => {
    window.addEventListener('online', done, { once: true });
    document.addEventListener('visibilitychange', () => { if (!document.hidden) done(); }, { once: true });
  });

  // Retried by a plain request, because Blazor gives up when the very first connection fails.
  async function reloadWhenServed() {
    say('cut');
    for (;;) {
      await pause(2000);
      try {
        if ((await fetch(location.href, { method: 'HEAD', cache: 'no-store' })).status < 502) return location.reload();
      } catch { /* still away */ }
    }
  }

  if (!window.Blazor) return;
  Blazor.start({
    circuit: { reconnectionHandler: { onConnectionDown: reconnect, onConnectionUp: () => { cut = false; } } },
    ssr: { disableDomPreservation: false },
  }).catch(reloadWhenServed);
})();

// What every form shares: unfinished input methods, the mirror of unsaved words, small photos, menus and dialogs.
window.portal = (() => {
  const mirrorPrefix = 'portal.mirror/';
  const keepDays = 14;
  let lastMirrored = null;

  // --- Input methods: what is still being composed is nobody's business yet. Blazor listens further in, so it never hears of it.

  let composing = null;
  window.addEventListener('compositionstart', event => { composing = event.target; }, true);
  window.addEventListener('compositionend', event => {
    composing = null;
    const field = event.target;
    setTimeout(() => field.dispatchEvent(new Event('input', { bubbles: true })));
  }, true);
  window.addEventListener('input', event => {
    if (event.isComposing || composing === event.target) event.stopImmediatePropagation();
    else mirrorSoon(event.target.form);
  }, true);
  window.addEventListener('change', event => {
    if (!isPhotoToShrink(event)) mirrorSoon(event.target.form);
  }, true);
  window.addEventListener('keydown', event => {
    const endsComposition = event.key === 'Enter' && (event.isComposing || event.keyCode === 229);
    if (endsComposition && event.target.tagName === 'INPUT') {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    // Enter takes what the list of a combobox offers; the form is not sent by it.
    if (event.key === 'Enter' && event.target.matches?.('[role=combobox][aria-expanded=true]')) event.preventDefault();
  }, true);

  // --- The mirror: unsaved words in the browser's own storage, per person, form and subject.

  const who = () => document.getElementById('portal')?.dataset.who ?? '';
  const keyOf = form => mirrorPrefix + who() + '/' + form.dataset.mirror;
  const fieldsOf = form => [...form.elements].filter(field =>
    field.name && !field.name.startsWith('_') && !field.dataset.personal && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type) && !(field instanceof HTMLFieldSetElement));
  const isTick = field => field.type === 'checkbox' || field.type === 'radio';
  const valueOf = field => isTick(field) ? field.checked : field.value;
  const nameOf = field => isTick(field) ? field.name + '=' + field.value : field.name;
  const timeWords = at => new Intl.DateTimeFormat(document.documentElement.lang, sameDay(at)
    ? { hour: '2-digit', minute: '2-digit', hour12: false }
    : { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at));
  const sameDay = at => new Date(at).toDateString() === new Date().toDateString();

  const waiting = new Map();
  function mirrorSoon(form) {
    if (!form?.dataset?.mirror) return;
    clearTimeout(waiting.get(keyOf(form)));
    waiting.set(keyOf(form), setTimeout(() => mirrorNow(form), 250));
  }

  function mirrorNow(form) {
    if (!form.isConnected) return;
    const values = Object.fromEntries(fieldsOf(form).map(field => [nameOf(field), valueOf(field)]));
    lastMirrored = Date.now();
    try { localStorage.setItem(keyOf(form), JSON.stringify({ at: lastMirrored, values })); } catch { lastMirrored = null; }
  }

  function readMirror(form) {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(form)));
      return kept && Date.now() - kept.at < keepDays * 864e5 ? kept : null;
    } catch { return null; }
  }

  const differing = (form, kept) => fieldsOf(form).filter(field => nameOf(field) in kept.values && kept.values[nameOf(field)] !== valueOf(field));

  /** When the words were kept, if there are any that the form does not show. */
  function offerMirror(form) {
    if (!form?.isConnected) return null;
    const kept = readMirror(form);
    return kept && differing(form, kept).length > 0 ? timeWords(kept.at) : null;
  }

  function restoreMirror(form, wanted = () => true) {
    const kept = readMirror(form);
    if (!kept) return;
    for (const field of differing(form, kept).filter(each => wanted(kept.values[nameOf(each)]))) {
      if (isTick(field)) field.checked = kept.values[nameOf(field)];
      else field.value = kept.values[nameOf(field)];
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
    fieldsOf(form)[0]?.focus();
  }

  // The server keeps words a second after typing pauses; what was typed in that second, on a line gone silent, has the older moment.
  const graceMs = 10_000;

  /** Brings back what was mirrored later than a moment; says whether nothing more is left to offer. */
  function catchUp(form, since) {
    const kept = readMirror(form);
    if (kept && kept.at > since - graceMs) restoreMirror(form, value => value !== '' && value !== false);
    else if (kept) forgetMirror(form.dataset.mirror);
    return true;
  }

  function forgetMirror(mirror) {
    const key = mirrorPrefix + who() + '/' + mirror;
    clearTimeout(waiting.get(key));
    localStorage.removeItem(key);
    lastMirrored = null;
  }

  function forgetAll() {
    Object.keys(localStorage).filter(key => key.startsWith(mirrorPrefix)).forEach(key => localStorage.removeItem(key));
  }

  document.addEventListener('submit', event => { if (event.target.matches('[data-forget-mirrors]')) forgetAll(); }, true);

  // A form without a circuit is sent once, however often its button is tapped; whoever comes back to the page may send it again.
  document.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || !form.closest('.plain')) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'true';
    form.querySelectorAll('[type=submit]').forEach(button => button.setAttribute('aria-busy', 'true'));
  });
  window.addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) {
      delete form.dataset.sent;
      form.querySelectorAll('[type=submit]').forEach(button => button.removeAttribute('aria-busy'));
    }
  });

  // --- Photos: a large one is drawn smaller before Blazor's file input sees it. The browser turns it upright by itself.

  let chosen = [];
  const settled = new WeakSet();
  const drawing = new WeakMap();
  const saveAfterwards = new WeakSet();
  const isPhotoToShrink = event => event.target.type === 'file' && event.target.dataset.shrink && !settled.has(event);

  window.addEventListener('change', async event => {
    const input = event.target;
    if (input.type !== 'file') return;
    if (!isPhotoToShrink(event)) return;
    event.stopImmediatePropagation();
    input.closest('.file-button')?.classList.add('working');
    const form = input.form ?? input;
    drawing.set(form, (drawing.get(form) ?? 0) + 1);
    const files = await Promise.all([...input.files].map(file => shrink(file, Number(input.dataset.shrink))));
    const transfer = new DataTransfer();
    files.forEach(file => transfer.items.add(file));
    input.files = transfer.files;
    chosen = files;
    input.closest('.file-button')?.classList.remove('working');
    const again = new Event('change', { bubbles: true });
    settled.add(again);
    input.dispatchEvent(again);
    drawing.set(form, drawing.get(form) - 1);
    if (drawing.get(form) === 0 && saveAfterwards.delete(form)) form.requestSubmit();
  }, true);

  // Save pressed while a photo is still being drawn: it is saved with the photo, a moment later.
  window.addEventListener('submit', event => {
    if (!drawing.get(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    saveAfterwards.add(event.target);
  }, true);

  async function shrink(file, longest) {
    if (!file.type.startsWith('image/') || file.type === 'image/gif' || file.type === 'image/svg+xml') return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
      if (scale === 1 && file.type === 'image/jpeg' && file.size < 600 * 1024) return file;
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      const pen = canvas.getContext('2d');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
      const small = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      return small ? new File([small], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg', lastModified: file.lastModified }) : file;
    } catch {
      return file; // A kind this browser cannot draw travels as it is; the server judges it.
    }
  }

  const previews = () => chosen.map(file => file.type.startsWith('image/') ? URL.createObjectURL(file) : null);

  // --- Menus, dialogs and small buttons that need no server.

  document.addEventListener('click', event => {
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      if (!menu.contains(event.target) || event.target.closest('a')) menu.open = false;
    }
    const target = event.target.closest('[data-print],[data-back],[data-go-to]');
    if (!target) return;
    if ('print' in target.dataset) window.print();
    else if ('back' in target.dataset) history.length > 1 ? history.back() : window.close();
    else {
      event.preventDefault();
      focus(target.dataset.goTo);
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });

  // What had the focus is gone, as a row that was taken out or a form that was saved: the focus stays near it and does not fall to the start of the page.
  let standing = [];
  document.addEventListener('focusin', event => {
    standing = [];
    for (let at = event.target; at && at !== document.body; at = at.parentElement) standing.push(at);
  });
  new MutationObserver(() => {
    if (standing.length === 0 || standing[0].isConnected || document.activeElement !== document.body) return;
    const near = standing.find(each => each.isConnected);
    standing = [];
    if (!near || near.contains(document.getElementById('content'))) return arrive();
    if (near.tabIndex < 0) near.tabIndex = -1;
    near.focus({ preventScroll: true });
  }).observe(document.body, { childList: true, subtree: true });

  // A row of tabs wider than the phone shows the one that is chosen.
  let tabShown = null;
  function showTab() {
    const chosen = document.querySelector('.tabs [aria-current]');
    if (chosen === tabShown) return;
    tabShown = chosen;
    const row = chosen?.parentElement;
    row?.scrollTo({ left: chosen.offsetLeft - row.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2 });
  }
  new MutationObserver(showTab).observe(document.body, { childList: true, subtree: true, attributeFilter: ['aria-current'] });
  showTab();

  /** A page is there: its heading has the focus, unless somebody is busy on the page already. */
  function arrive() {
    const content = document.getElementById('content');
    if (!content?.contains(document.activeElement)) content?.querySelector('h1')?.focus({ preventScroll: true });
  }

  function focus(id) {
    const element = document.getElementById(id);
    element?.focus();
    element?.scrollIntoView({ block: element.matches('main') ? 'start' : 'center' });
  }

  return {
    offerMirror, restoreMirror, catchUp, forgetMirror, previews, focus, arrive,
    mirroredAt: () => lastMirrored && timeWords(lastMirrored),
    openDialog: dialog => dialog.showModal(),
    closeDialog: dialog => dialog.close(),
  };
})();

// Copies the link beside the button, also where the browser knows no clipboard of its own (WeChat, plain http).
document.addEventListener('click', async event => {
  const button = event.target.closest('[data-copy]');
  if (!button) return;
  const source = button.parentElement.querySelector('[data-copy-source]');
  source.select();
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    document.execCommand('copy');
  }
  button.dataset.words ??= button.textContent;
  button.textContent = button.dataset.copied ?? '✓';
  setTimeout(() => { button.textContent = button.dataset.words; }, 2000);
});

// A place on a form: where the phone is, or a pair pasted from a map, into both fields at once.
(() => {
  const degrees = /-?\d{1,3}(?:\.\d+)?/g;
  const decimals = 6;

  function fill(place, east, north) {
    const [longitude, latitude] = place.querySelectorAll('input');
    for (const [field, value] of [[longitude, east], [latitude, north]]) {
      field.value = String(Number(value.toFixed(decimals)));
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    say(place, '');
  }

  const say = (place, words) => { place.querySelector('[data-no-place]').textContent = words; };

  // Maps write the pair in either order; within China the larger number is the longitude.
  document.addEventListener('paste', event => {
    const place = event.target.closest?.('[data-place]');
    const pair = place && event.clipboardData?.getData('text').match(degrees)?.map(Number);
    if (pair?.length !== 2) return;
    event.preventDefault();
    fill(place, Math.max(...pair), Math.min(...pair));
  }, true);

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-here]');
    if (!button) return;
    const place = button.closest('[data-place]');
    const failed = () => { button.removeAttribute('aria-busy'); say(place, place.querySelector('[data-no-place]').dataset.noPlace); };
    if (!navigator.geolocation) return failed();
    button.setAttribute('aria-busy', 'true');
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      button.removeAttribute('aria-busy');
      fill(place, coords.longitude, coords.latitude);
    }, failed, { enableHighAccuracy: true, timeout: 15_000 });
  });
})();

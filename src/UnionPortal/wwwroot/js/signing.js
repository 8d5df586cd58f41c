// A pad to draw one's name on with a finger, a mouse or a pen. Lines are kept as shares of the pad's width, so that a turned phone shows them again.
const pads = new WeakMap();
const widest = 1200;
const shortest = 0.05;

function draw(canvas, lines) {
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  Object.assign(pen, { strokeStyle: '#111', lineWidth: canvas.width / 130, lineCap: 'round', lineJoin: 'round' });
  for (const line of lines) {
    pen.beginPath();
    line.forEach(([x, y], at) => pen[at ? 'lineTo' : 'moveTo'](x * canvas.width, y * canvas.width));
    if (line.length === 1) pen.lineTo(line[0][0] * canvas.width + 0.1, line[0][1] * canvas.width);
    pen.stroke();
  }
}

function fit(canvas) {
  const scale = Math.min(window.devicePixelRatio || 1, widest / canvas.clientWidth);
  canvas.width = Math.round(canvas.clientWidth * scale);
  canvas.height = Math.round(canvas.clientHeight * scale);
  draw(canvas, pads.get(canvas));
}

export function start(canvas) {
  const lines = [];
  pads.set(canvas, lines);
  const point = event => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.width];
  };
  canvas.addEventListener('pointerdown', event => {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    canvas.setPointerCapture(event.pointerId);
    lines.push([point(event)]);
    draw(canvas, lines);
  });
  canvas.addEventListener('pointermove', event => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const between = event.getCoalescedEvents?.() ?? [];
    lines.at(-1).push(...(between.length ? between : [event]).map(point));
    draw(canvas, lines);
  });
  new ResizeObserver(() => { if (canvas.clientWidth) fit(canvas); }).observe(canvas);
  fit(canvas);
}

export function clear(canvas) {
  pads.get(canvas).length = 0;
  draw(canvas, []);
}

// A dot is no name.
export function isDrawn(canvas) {
  let length = 0;
  for (const line of pads.get(canvas) ?? []) line.forEach(([x, y], at) => { if (at) length += Math.hypot(x - line[at - 1][0], y - line[at - 1][1]); });
  return length > shortest;
}

export const take = canvas => new Promise(resolve => canvas.toBlob(resolve, 'image/png'));

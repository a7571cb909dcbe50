/** Zoom, pan and details of the memory drawings: by mouse, keys and buttons. Everything that it moves has its address with it. */
export const zoomScript = String.raw`
const hex = (value) => '0x' + Math.round(value).toString(16).padStart(8, '0');
const smallest = 16;
const roomy = 480;
function makeZoom(zoom) {
  const svg = zoom.querySelector('svg.row-drawing');
  const detail = zoom.querySelector('.detail');
  const origin = Number(svg.dataset.origin);
  const length = Number(svg.dataset.length);
  const home = { start: Number(svg.dataset.start), span: Number(svg.dataset.span) };
  let start = home.start;
  let span = home.span;
  const bars = [...svg.querySelectorAll('.bar')];
  const marks = [...svg.querySelectorAll('.mark')];
  const brush = svg.querySelector('.brush');
  const lens = svg.querySelector('.lens');
  const axis = svg.querySelector('.axis');
  const percent = (part, whole) => (part / whole) * 100 + '%';
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  };
  const draw = () => {
    for (const bar of bars) {
      // Far outside of the drawing numbers get too large for it: the edges are as good.
      const low = Math.max(Number(bar.dataset.at), start - span);
      const high = Math.min(Number(bar.dataset.at) + Number(bar.dataset.size), start + 2 * span);
      const place = { x: percent(low - start, span), width: percent(Math.max(0, high - low), span) };
      set(bar.querySelector('rect'), place);
      set(bar.querySelector('svg'), { x: percent(Math.max(low - start, 0), span), width: percent(Math.max(0, Math.min(high, start + span) - Math.max(low, start)), span) });
      bar.querySelector('text').setAttribute('visibility', ((high - low) / span) * svg.clientWidth > 40 ? 'visible' : 'hidden');
    }
    for (const mark of marks) {
      const where = (Number(mark.dataset.at) - start) / span;
      const x = Math.min(Math.max(where, -1), 2) * 100 + '%';
      set(mark.querySelector('line'), { x1: x, x2: x });
      set(mark.querySelector('text'), { x, dx: where > 0.5 ? -6 : 6, 'text-anchor': where > 0.5 ? 'end' : 'start' });
      mark.setAttribute('visibility', where < 0 || where > 1 ? 'hidden' : 'visible');
    }
    // Labels on one line that would run into each other: only the first is shown.
    const ends = new Map();
    for (const mark of marks) {
      const text = mark.querySelector('text');
      text.removeAttribute('visibility');
      const box = text.getBBox();
      const y = text.getAttribute('y');
      if (mark.getAttribute('visibility') !== 'hidden' && box.x < (ends.get(y) ?? -Infinity)) text.setAttribute('visibility', 'hidden');
      else if (mark.getAttribute('visibility') !== 'hidden') ends.set(y, box.x + box.width);
    }
    set(brush, { x: percent(start - origin, length), width: percent(span, length) });
    lens.setAttribute('visibility', span < length ? 'visible' : 'hidden');
    lens.querySelector('.from').setAttribute('x1', percent(start - origin, length));
    lens.querySelector('.to').setAttribute('x1', percent(start + span - origin, length));
    const pattern = axis.querySelector('line:not(.base)') ?? axis.querySelector('.base');
    const y = Number(axis.querySelector('.base').getAttribute('y1'));
    for (const old of [...axis.children].slice(1)) old.remove();
    // Addresses need some room each.
    const step = 2 ** Math.max(0, Math.ceil(Math.log2(span / (svg.clientWidth < roomy ? 2 : 4))));
    for (let at = Math.ceil(start / step) * step; at <= start + span; at += step) {
      const where = (at - start) / span;
      const line = pattern.cloneNode();
      line.removeAttribute('class');
      set(line, { x1: percent(at - start, span), x2: percent(at - start, span), y1: y, y2: y + 5 });
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      set(text, { x: percent(at - start, span), y: y + 18, 'text-anchor': where < 0.1 ? 'start' : where > 0.9 ? 'end' : 'middle' });
      text.textContent = hex(at);
      axis.append(line, text);
    }
  };
  const show = (from, size) => {
    span = Math.min(length, Math.max(smallest, size));
    start = Math.min(Math.max(origin, from), origin + length - span);
    draw();
  };
  const zoomBy = (factor, where = 0.5) => {
    const fixed = start + span * where;
    const size = Math.min(length, Math.max(smallest, span * factor));
    show(fixed - size * where, size);
  };
  const announce = () => {
    detail.textContent = 'Shown: ' + hex(start) + ' to ' + hex(start + span - 1) + '.';
  };
  const actions = {
    'Zoom in': () => zoomBy(0.5),
    'Zoom out': () => zoomBy(2),
    'All of the memory': () => show(origin, length),
    'Fit the contents': () => show(home.start, home.span),
  };
  const bar = document.createElement('div');
  bar.className = 'zoom-buttons';
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Zoom of ' + svg.getAttribute('aria-label').split(',')[0]);
  const faces = { 'Zoom in': '+', 'Zoom out': '−', 'All of the memory': 'All', 'Fit the contents': 'Fit' };
  for (const [label, act] of Object.entries(actions)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = faces[label];
    button.title = label;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => {
      act();
      announce();
    });
    bar.append(button);
  }
  zoom.prepend(bar);
  const tell = (element) => {
    for (const other of bars) other.classList.toggle('told', other === element);
    detail.textContent = element.getAttribute('aria-label') + '.';
  };
  if (svg.clientWidth < roomy) draw();
  let current = 0;
  const choose = (index) => {
    if (bars.length === 0) return;
    bars[current].setAttribute('tabindex', '-1');
    current = (index + bars.length) % bars.length;
    bars[current].setAttribute('tabindex', '0');
  };
  choose(0);
  for (const [index, element] of bars.entries()) {
    element.addEventListener('pointerenter', () => tell(element));
    element.addEventListener('focus', () => {
      choose(index);
      tell(element);
    });
    element.addEventListener('dblclick', () => show(Number(element.dataset.at) - Number(element.dataset.size) * 0.1, Number(element.dataset.size) * 1.2));
  }
  svg.addEventListener('keydown', (event) => {
    const keys = {
      ArrowRight: () => (event.shiftKey ? show(start + span / 4, span) : (choose(current + 1), bars[current].focus())),
      ArrowLeft: () => (event.shiftKey ? show(start - span / 4, span) : (choose(current - 1), bars[current].focus())),
      Home: () => (choose(0), bars[current].focus()),
      End: () => (choose(bars.length - 1), bars[current].focus()),
      '+': actions['Zoom in'],
      '=': actions['Zoom in'],
      '-': actions['Zoom out'],
      '0': actions['All of the memory'],
      '1': actions['Fit the contents'],
      Enter: () => {
        const element = bars[current];
        show(Number(element.dataset.at) - Number(element.dataset.size) * 0.1, Number(element.dataset.size) * 1.2);
      },
    };
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  svg.addEventListener('wheel', (event) => {
    // A plain wheel scrolls the page.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    zoomBy((event.deltaY || event.deltaX) > 0 ? 1.25 : 0.8, (event.clientX - box.left) / box.width);
  }, { passive: false });
  let drag;
  svg.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.pointerType === 'mouse' && span < length) drag = { x: event.clientX, start };
  });
  addEventListener('pointermove', (event) => {
    if (drag) show(drag.start - ((event.clientX - drag.x) / svg.getBoundingClientRect().width) * span, span);
  });
  addEventListener('pointerup', () => (drag = undefined));
}
const zoomSeen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    zoomSeen.unobserve(entry.target);
    makeZoom(entry.target);
  }
}, { rootMargin: '400px' });
for (const zoom of document.querySelectorAll('.zoom')) zoomSeen.observe(zoom);
`;

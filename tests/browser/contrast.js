// The text under an element that stands out too little from its ground, by the formula of WCAG 2.
// A canvas mixes the colours, so that whatever the browser understands as a colour is understood here.
({selector, least}) => {
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const mixed = layers => {
    canvas.globalAlpha = 1;
    canvas.fillStyle = matchMedia('(prefers-color-scheme: dark)').matches ? 'black' : 'white';
    canvas.fillRect(0, 0, 1, 1);
    for (const [colour, alpha] of layers) {
      canvas.globalAlpha = alpha;
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = rgb => {
    const [r, g, b] = rgb.map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (a, b) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const ancestors = element => {
    const found = [];
    for (let at = element; at; at = at.parentElement) found.unshift(at);
    return found;
  };
  // Of a gradient each of its colours may be the ground.
  const gradient = style => style.backgroundImage.match(/(?:rgba?|color|oklab|oklch|lab|lch|hsla?)\([^()]*\)/g) ?? [];
  const shapes = (element, box) => {
    const svg = element.closest('svg');
    if (!svg) return [];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return [...svg.querySelectorAll('rect, circle')].filter(shape => {
      const at = shape.getBoundingClientRect();
      const before = shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
      return before && at.left <= x && x <= at.right && at.top <= y && y <= at.bottom;
    }).map(shape => [shape, getComputedStyle(shape)])
      .filter(([, style]) => style.fill !== 'none')
      .map(([, style]) => [style.fill, style.fillOpacity * style.opacity]);
  };
  const grounds = (element, box) => {
    let layers = [[]];
    for (const at of ancestors(element)) {
      const style = getComputedStyle(at);
      layers = layers.map(below => [...below, [style.backgroundColor, 1]]);
      const colours = gradient(style);
      if (colours.length) layers = layers.flatMap(below => colours.map(colour => [...below, [colour, 1]]));
    }
    return layers.map(below => [...below, ...shapes(element, box)]);
  };
  const check = (element, words, style, box, own = []) => {
    const ink = element.closest('svg') && !element.closest('foreignObject') ? style.fill : style.color;
    const alpha = ancestors(element).reduce((product, at) => product * getComputedStyle(at).opacity, 1);
    const ratios = grounds(element, box).map(below => [...below, ...own])
      .map(below => ratio(mixed(below), mixed([...below, [ink, alpha]])));
    const worst = Math.min(...ratios);
    const name = `${element.localName}.${element.getAttribute('class') ?? ''}`;
    if (worst < least) failures.push(`${worst.toFixed(2)}: ${name} “${words.trim().slice(0, 40)}”`);
    checked += 1;
  };
  // What the style sheet writes before and after an element, such as a tip.
  const checkWritten = element => {
    for (const part of ['::before', '::after']) {
      const style = getComputedStyle(element, part);
      const words = style.content.match(/^"(.*)"/s)?.[1] ?? '';
      if (words.trim()) check(element, words, style, element.getBoundingClientRect(), [[style.backgroundColor, 1]]);
    }
  };
  const seen = element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  // Text that is only for screen readers is clipped to a pixel.
  const drawn = box => box.width > 1 && box.height > 1;

  // What is switched off may be faint, so says WCAG.
  const SKIPPED = 'script, style, title, desc, option, :disabled';
  const failures = [];
  let checked = 0;
  for (const root of document.querySelectorAll(selector)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      const element = text.parentElement;
      if (!text.data.trim() || element.closest(SKIPPED) || !seen(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (drawn(box) && drawn(element.getBoundingClientRect())) check(element, text.data, getComputedStyle(element), box);
    }
    [root, ...root.querySelectorAll('*')].filter(seen).forEach(checkWritten);
    for (const field of root.querySelectorAll('input, select, textarea')) {
      if (field.disabled || !seen(field)) continue;
      const hint = field.placeholder && !field.value;
      const style = getComputedStyle(field, hint ? '::placeholder' : null);
      check(field, hint ? field.placeholder : field.value, style, field.getBoundingClientRect());
    }
  }
  return {checked, failures};
}

// Every text of the page against what it stands on, and every shape that carries meaning; those that stand out too little.
() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const paint = canvas.getContext('2d', { willReadFrequently: true });
  const rgba = colour => {
    paint.clearRect(0, 0, 1, 1);
    paint.fillStyle = colour;
    paint.fillRect(0, 0, 1, 1);
    return [...paint.getImageData(0, 0, 1, 1).data];
  };
  const over = (top, below) => below.map((channel, i) => i === 3 ? 255 : channel + (top[i] - channel) * top[3] / 255);
  const ground = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3]) layers.push(colour);
      if (colour[3] === 255) break;
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 255]);
  };
  const luminance = colour => colour.slice(0, 3).map(channel => channel / 255)
    .map(share => share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
    .reduce((sum, channel, i) => sum + channel * [0.2126, 0.7152, 0.0722][i], 0);
  const contrast = (one, two) => {
    const [high, low] = [luminance(one), luminance(two)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };
  const seen = element => element.checkVisibility() && !element.closest('.vh') && element.getBoundingClientRect().width > 1;
  const faint = [];
  let texts = 0;
  let shapes = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !seen(element) || element.closest('script,option,.skip')) continue;
    texts++;
    const style = getComputedStyle(element);
    const below = ground(element);
    const ink = over(rgba(element instanceof SVGElement ? style.fill : style.color), below);
    const measured = contrast(ink, below);
    if (measured < 4.5) faint.push(`${measured.toFixed(2)} text ${element.tagName}.${element.className.baseVal ?? element.className}`);
  }
  for (const [selector, property] of [['.track i', 'backgroundColor'], ['.bar i', 'backgroundColor'], ['.bar u', 'backgroundColor'],
    ['.legend span > i:not(.dash,.band)', 'backgroundColor'], ['.dot', 'backgroundColor'], ['.tr .line', 'stroke'], ['.tr .pt', 'stroke'],
    ['.tr .last', 'fill'], ['.ic', 'stroke'], ['input:not([type=checkbox],[type=radio]), textarea, select', 'borderTopColor'],
    ['.steps .n:not(.done .n,.flag .n)', 'borderTopColor'], ['.btn:not(.quiet)', 'borderTopColor'], ['.tabs [aria-current]', 'borderBlockEndColor']]) {
    for (const element of document.querySelectorAll(selector)) {
      if (!seen(element)) continue;
      shapes++;
      const below = ground(element.parentElement);
      const measured = contrast(over(rgba(getComputedStyle(element)[property]), below), below);
      if (measured < 3) faint.push(`${measured.toFixed(2)} shape ${selector} ${element.className.baseVal ?? element.className}`);
    }
  }
  return { texts, shapes, faint: [...new Set(faint)] };
}

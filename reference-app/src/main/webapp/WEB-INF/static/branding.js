// @ts-check
// Branding as it will look: colours are tried on the server, which knows what they come to, and shown in both schemes while one types.
import { nf, say, t } from 'vivavoce/base.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('branding'));
const input = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
const auto = input('auto');
const onBrand = input('colours/onBrand');
const HEX = /^#[0-9a-f]{6}$/i;
const MOST = 250_000;

/** @type {AbortController | undefined} */
let running;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

const pickers = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll('input[type=color]'));
pickers.forEach(picker => picker.addEventListener('input', () => {
  const text = input(`colours/${picker.dataset.for}`);
  text.value = picker.value;
  text.dispatchEvent(new Event('input', { bubbles: true }));
}));

const settle = () => {
  onBrand.readOnly = auto.checked;
  pickers.forEach(picker => {
    const text = input(`colours/${picker.dataset.for}`);
    if (HEX.test(text.value)) picker.value = text.value.toLowerCase();
    if (text === onBrand) picker.disabled = auto.checked;
  });
};

const attempt = async () => {
  running?.abort();
  running = new AbortController();
  const query = new URLSearchParams({ brand: input('colours/brand').value, accent: input('colours/accent').value });
  if (!auto.checked) query.set('onBrand', onBrand.value);
  if (![...query.values()].every(value => HEX.test(value))) return;
  try {
    const answer = await fetch(`/settings/branding/check?${query}`, { headers: { Accept: 'application/json' }, signal: running.signal });
    if (answer.ok) show(await answer.json());
  } catch {
    // The next attempt tells; what is measured when saving holds.
  }
};

/** @param {{light: Record<string, string>, dark: Record<string, string>, measures: {what: string, light: number, dark: number, needed: number, enough: boolean}[], ink: string}} tried */
function show(tried) {
  for (const box of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-preview]'))) {
    const colours = box.dataset.preview === 'dark' ? tried.dark : tried.light;
    for (const name in colours) box.style.setProperty(`--${name}`, colours[name]);
  }
  if (auto.checked) { onBrand.value = tried.ink; settle(); }
  let short = 0;
  for (const measure of tried.measures) {
    const row = document.querySelector(`[data-measure="${measure.what}"]`);
    const tag = row?.querySelector('.tag');
    if (!row || !tag) continue;
    const enough = measure.light >= measure.needed && measure.dark >= measure.needed;
    row.children[1].textContent = nf.format(Math.floor(measure.light * 10) / 10);
    row.children[2].textContent = nf.format(Math.floor(measure.dark * 10) / 10);
    tag.className = `tag ${enough ? 'ok' : 'bad'}`;
    tag.textContent = t(enough ? 'branding.js.enough' : 'branding.js.short');
    short += enough ? 0 : 1;
  }
  say(short ? t('branding.js.unreadable') : t('branding.js.readable'));
}

form.addEventListener('input', event => {
  if (event.target === input('name')) document.querySelectorAll('[data-name]').forEach(place => { place.textContent = input('name').value; });
  settle();
  clearTimeout(soon);
  soon = setTimeout(attempt, 120);
});
settle();

const file = /** @type {HTMLInputElement} */ (document.getElementById('file'));
file.addEventListener('change', async () => {
  const chosen = file.files?.[0];
  const fits = !chosen || (/^image\/(svg\+xml|png)$/.test(chosen.type) && chosen.size <= MOST);
  file.setCustomValidity(fits ? '' : t('branding.js.file'));
  file.reportValidity();
  const bytes = chosen && fits ? new Uint8Array(await chosen.arrayBuffer()) : new Uint8Array();
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  input('logo/data').value = btoa(text);
  input('logo/type').value = bytes.length ? chosen?.type || '' : '';
});

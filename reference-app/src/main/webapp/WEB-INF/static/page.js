// @ts-check
// What every page has: nothing here is needed to read it or to send its forms.
import { problem, say, t } from 'vivavoce/base.js';

const remember = (/** @type {string} */ name, /** @type {string} */ value) => {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`;
};

// The server writes times in the reader's own zone from the second page on.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) remember('zone', zone);

document.documentElement.classList.add('js');

// A wide window shows the menu open; there it cannot be closed either.
const wide = matchMedia('(min-width: 821px)');
const menus = /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details[data-menu]'));
const unfold = () => menus.forEach(menu => { menu.open = wide.matches; });
unfold();
wide.addEventListener('change', unfold);

document.addEventListener('change', event => {
  const form = /** @type {HTMLElement} */ (event.target).closest('form[data-submit-on-change]');
  if (form instanceof HTMLFormElement) form.requestSubmit();
});

// On a phone the chosen tab may lie beyond the edge.
document.querySelector('.tabs [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

// A form that is on its way is not sent twice; a mistake is told beside it, and what was typed stays.
document.addEventListener('submit', async event => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.confirm && !confirm(form.dataset.confirm)) { event.preventDefault(); return; }
  if (form.ariaBusy === 'true') { event.preventDefault(); return; }
  if (form.dataset.download !== undefined) return;
  form.ariaBusy = 'true';
  setTimeout(() => { if (form.ariaBusy === 'true') say(t('page.working')); }, 1000);
  if (/\/(sign-out|erase)$/.test(form.action)) forgetDrafts();
  // A button that leads elsewhere shows another page.
  if (form.dataset.stay === undefined || event.submitter?.hasAttribute('formaction')) return;
  event.preventDefault();
  form.querySelectorAll('[data-fault]').forEach(old => old.remove());
  form.querySelectorAll('[aria-invalid]').forEach(field => { field.removeAttribute('aria-invalid'); field.removeAttribute('aria-errormessage'); });
  try {
    const submitter = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form, submitter)));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/problem+json, text/html' } });
    if (answer.ok) { location.assign(answer.url); return; }
    tell(form, await problem(answer));
  } catch {
    tell(form, { detail: t('page.offline'), errors: [] });
  }
  form.ariaBusy = 'false';
});

// Whoever leaves leaves nothing that was typed in a browser that others may use.
function forgetDrafts() {
  try { Object.keys(localStorage).filter(key => key.startsWith('draft/')).forEach(key => localStorage.removeItem(key)); } catch { /* forbidden */ }
}

// A page that comes back from the browser's memory may hold a form that was sent.
addEventListener('pageshow', () => document.querySelectorAll('form[aria-busy]').forEach(form => form.removeAttribute('aria-busy')));

/** @param {HTMLFormElement} form @param {{detail: string, errors: {pointer: string, detail: string}[]}} problem */
function tell(form, problem) {
  const rest = problem.errors.filter(({ pointer, detail }) => {
    const place = pointer.replace(/^[?/]/, '');
    const field = [place, place.replace(/\/.*/, ''), place.replace(/.*\//, '')].map(name => form.elements.namedItem(name)).find(Boolean);
    if (!(field instanceof HTMLElement)) return true;
    const note = Object.assign(document.createElement('span'), { className: 'xs fault', textContent: detail, id: `fault-${field.id}` });
    note.dataset.fault = '';
    note.setAttribute('role', 'alert');
    field.after(note);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-errormessage', note.id);
    field.focus();
    return false;
  });
  if (rest.length || !problem.errors.length) {
    const note = Object.assign(document.createElement('p'), { className: 'note bad' });
    note.textContent = rest.length ? rest.map(error => error.detail).join(' ') : problem.detail;
    note.dataset.fault = '';
    note.setAttribute('role', 'alert');
    form.prepend(note);
  } else {
    say(problem.errors.map(error => error.detail).join(' '));
  }
}

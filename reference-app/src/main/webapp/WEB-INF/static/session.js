// @ts-check
// A question while it is answered, and an answer while it waits. Both work without this.
import { call, nf, say, t } from 'vivavoce/base.js';
import { Draft } from 'vivavoce/draft.js';
import 'vivavoce/timer.js';

const form = /** @type {HTMLFormElement | null} */ (document.getElementById('answering'));
const field = /** @type {HTMLTextAreaElement | null} */ (document.getElementById('answer'));
const saved = document.querySelectorAll('[data-saved]');

if (form && field) {
  const path = `/sessions/${form.dataset.session}/turns/${form.dataset.turn}`;
  const kind = /** @type {HTMLInputElement} */ (form.elements.namedItem('kind'));
  const words = document.getElementById('words');
  const count = () => { if (words) words.textContent = t('learner.live.words', nf.format((field.value.match(/\S+/g) || []).length)); };
  field.addEventListener('input', count);

  const draft = new Draft(field, path, tell);
  count();
  form.addEventListener('dictated', () => { kind.value = 'dictated'; });

  form.addEventListener('submit', async event => {
    const leaves = /** @type {HTMLButtonElement | null} */ (event.submitter)?.formAction.endsWith('/skip');
    if (leaves) { draft.end(); draft.forget(); return; }
    event.preventDefault();
    if (form.ariaBusy === 'true') return;
    if (!field.value.trim()) { field.focus(); return; }
    form.ariaBusy = 'true';
    form.querySelector('.note.warn')?.remove();
    say(t('learner.live.sending'));
    draft.end();
    try {
      await call('POST', `${path}/answer`, { text: field.value, kind: kind.value });
      draft.forget();
      location.assign(form.action.replace(/\/answer$/, ''));
    } catch (refused) {
      draft.over = false;
      draft.keep();
      fail(/** @type {any} */ (refused));
      form.ariaBusy = 'false';
    }
  });

  if (document.querySelector('x-dictate')) import('vivavoce/dictate.js');
  if (document.querySelector('x-code')) import('vivavoce/code.js');
}

/** What became of the draft. @param {string} key @param {any} [refused] */
function tell(key, refused) {
  const quiet = key === 'learner.live.saving' || key === 'learner.live.saved';
  saved.forEach(place => { place.textContent = quiet || key === 'learner.live.offline' ? t(key === 'learner.live.offline' ? 'learner.live.unsaved' : key) : ''; });
  if (!quiet) note(t(key), refused?.status);
  else if (key === 'learner.live.saved') form?.querySelector('.note.warn')?.remove();
}

/** Why the answer was not taken. @param {any} refused */
function fail(refused) {
  const faults = (refused.errors || []).map((/** @type {any} */ fault) => fault.detail).join(' ');
  if (refused.status === 401) note(t('learner.live.signed-out'), 401);
  else note(refused.status ? faults || refused.detail : t('page.offline'), refused.status);
}

/** @param {string} text @param {number} [status] */
function note(text, status) {
  const before = form?.querySelector('.note.warn');
  if (before?.textContent?.startsWith(text)) return;
  before?.remove();
  const told = Object.assign(document.createElement('p'), { className: 'note warn', textContent: `${text} ` });
  told.setAttribute('role', 'alert');
  if (status === 401 || status === 409) {
    const link = Object.assign(document.createElement('a'), { textContent: t(status === 401 ? 'learner.live.sign-in' : 'learner.live.reload') });
    link.href = status === 401 ? `/sign-in?next=${encodeURIComponent(location.pathname)}` : form?.action.replace(/\/answer$/, '') || '';
    if (status === 401) link.target = '_blank';
    told.append(link);
  }
  form?.querySelector('.answer')?.append(told);
}

// An answer that waits asks by itself, when the server has said to; more slowly each time.
const waiting = /** @type {HTMLFormElement | null} */ (document.getElementById('waiting'));
if (waiting) {
  let pause = Math.max(2, Number(waiting.dataset.seconds));
  const ask = async () => {
    try {
      const outcome = await call('POST', `/sessions/${waiting.dataset.session}/turns/${waiting.dataset.turn}/retry`);
      if (outcome.state === 'evaluated') { location.reload(); return; }
      pause = Math.max(outcome.retryAfter, pause * 1.5);
    } catch { pause *= 2; }
    setTimeout(ask, Math.min(pause, 120) * 1000);
  };
  setTimeout(ask, pause * 1000);
}

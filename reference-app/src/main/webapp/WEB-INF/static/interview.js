// @ts-check
// The page of a question: its clock, and an answer that is saved while it is written. Sending it is a form, and works without this.
import { call, lang, nf, say, t } from 'vivavoce/base.js';

const MARKS = [30, 60, 300, 600];
const REST = 1200;
const LONGEST_REST = 10000;
const LOOK = 30000;

/** What is left of the time. The server says how much; between two looks at it this counts. Told aloud only at a few marks. */
class Timer extends HTMLElement {
  connectedCallback() {
    this.total = Number(this.getAttribute('total'));
    this.set(Number(this.getAttribute('left')));
    this.beat = setInterval(() => this.show(), 500);
  }

  disconnectedCallback() { clearInterval(this.beat); }

  /** @param {number} seconds as the server has just said */
  set(seconds) {
    this.end = Date.now() + seconds * 1000;
    this.said = seconds;
    this.show();
  }

  show() {
    const left = Math.max(0, Math.ceil(((this.end ?? 0) - Date.now()) / 1000));
    const hours = Math.floor(left / 3600);
    const minutes = Math.floor(left / 60) % 60;
    const text = `${hours ? `${hours}:${String(minutes).padStart(2, '0')}` : minutes}:${String(left % 60).padStart(2, '0')}`;
    const shown = this.querySelector('.t');
    if (shown && shown.textContent !== text) shown.textContent = text;
    this.querySelector('.arc')?.setAttribute('stroke-dashoffset', String(100 - left * 100 / Math.max(1, this.total ?? 1)));
    this.classList.toggle('low', left <= 60);
    const mark = MARKS.find(seconds => left <= seconds && (this.said ?? 0) > seconds);
    if (mark) say(mark >= 60 ? t('interview.js.left.minutes', mark / 60) : t('interview.js.left.seconds', mark));
    if (left === 0 && (this.said ?? 0) > 0) this.dispatchEvent(new Event('over'));
    this.said = left;
  }
}
customElements.define('x-timer', Timer);

const clock = /** @type {Timer | null} */ (document.querySelector('x-timer'));
const form = /** @type {HTMLFormElement | null} */ (document.getElementById('give'));
if (form) write(form);
else clock?.addEventListener('over', () => location.reload());

/** @param {HTMLFormElement} form */
function write(form) {
  const field = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('text'));
  const kind = /** @type {HTMLInputElement} */ (form.elements.namedItem('kind'));
  const kept = /** @type {HTMLElement} */ (document.getElementById('kept'));
  const words = /** @type {HTMLElement} */ (document.getElementById('words'));
  const offline = /** @type {HTMLElement} */ (document.getElementById('offline'));
  const session = `/sessions/${form.dataset.session}`;
  const turn = Number(form.dataset.turn);
  const stored = `answer:${form.dataset.session}:${turn}`;

  let saved = field.value;
  let rest = REST;
  let closed = false;
  let puts = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let due;
  /** @type {Promise<void> | undefined} */
  let saving;

  const dirty = () => field.value !== saved;
  const busy = () => document.querySelector('form[aria-busy=true]') !== null;
  const count = () => { words.textContent = t('interview.js.words', nf.format((field.value.match(/\S+/g) || []).length)); };

  // What could not be saved outlives a reload of this window, and nothing else.
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('answer:') && key !== stored) sessionStorage.removeItem(key);
  const before = sessionStorage.getItem(stored);
  if (before !== null && before !== field.value) { field.value = before; later(0); }
  count();

  field.addEventListener('input', () => {
    count();
    sessionStorage.setItem(stored, field.value);
    kept.textContent = t('interview.js.writing');
    later(rest);
  });
  form.addEventListener('dictated', () => { kind.value = 'dictated'; });

  /** @param {number} wait */
  function later(wait) {
    clearTimeout(due);
    due = setTimeout(save, wait);
  }

  /** One at a time, so that an older text never comes after a newer one. */
  async function save() {
    clearTimeout(due);
    if (saving) { await saving; }
    if (!dirty() || closed) return;
    saving = put(field.value);
    await saving;
    saving = undefined;
    if (dirty() && !closed) later(rest);
  }

  /** @param {string} text */
  async function put(text) {
    puts++;
    try {
      await call('PUT', `${session}/turns/${turn}/draft`, { text });
      saved = text;
      rest = REST;
      if (!dirty()) sessionStorage.removeItem(stored);
      if (!offline.hidden) say(t('interview.js.online'));
      offline.hidden = true;
      kept.textContent = t('interview.js.saved', new Date().toLocaleTimeString(lang, { timeStyle: 'short' }));
    } catch (failure) {
      const { status, retryAfter } = /** @type {any} */ (failure);
      if (status === 409 || status === 401 || status === 404) { if (!busy()) end(status); return; }
      rest = Math.min(LONGEST_REST, Math.max(rest * 2, (retryAfter || 0) * 1000));
      kept.textContent = t('interview.js.unsaved');
      if (offline.hidden) { offline.hidden = false; say(t('interview.js.offline')); }
    }
  }

  /** This window has nothing more to say: the question was answered in another, or the sign-in is over. @param {number} status */
  function end(status) {
    closed = true;
    field.readOnly = true;
    document.querySelectorAll('.foot .btn').forEach(button => { /** @type {HTMLButtonElement} */ (button).disabled = true; });
    const note = /** @type {HTMLElement} */ (document.getElementById(status === 401 ? 'signed-out' : 'elsewhere'));
    note.hidden = false;
    kept.textContent = dirty() ? t('interview.js.unsaved-end') : '';
    say(note.textContent || '');
  }

  /** The server's clock, and what happened to this interview in other windows and on other devices. */
  async function look() {
    if (closed || busy() || document.visibilityState === 'hidden') return;
    await save();
    const before = puts;
    try {
      const now = await call('GET', session);
      if (closed || busy()) return;
      if (now.state === 'ended') { closed = true; location.assign(`/interview/${form.dataset.session}/thanks`); return; }
      clock?.set(now.remainingSeconds);
      const here = now.turns[turn - 1];
      if (here?.state !== 'asked') { end(409); return; }
      // What was saved meanwhile is newer than what the server has just told.
      if (!dirty() && puts === before && (here.draft ?? '') !== saved) {
        field.value = saved = here.draft ?? '';
        count();
        kept.textContent = t('interview.js.newer');
      }
    } catch (failure) {
      if (/** @type {any} */ (failure).status === 401) end(401);
    }
  }

  setInterval(look, LOOK);
  document.addEventListener('visibilitychange', look);
  addEventListener('online', async () => { rest = REST; await save(); look(); });
  addEventListener('focus', look);

  // The last words are sent although the page goes.
  addEventListener('pagehide', () => {
    if (!dirty() || closed || busy()) return;
    const body = JSON.stringify({ text: field.value });
    fetch(`/api/v1${session}/turns/${turn}/draft`, { method: 'PUT', body, keepalive: body.length < 60000, headers: { 'Content-Type': 'application/json' } }).catch(() => {});
  });
  addEventListener('beforeunload', event => { if (field.value.trim() && !closed && !busy()) event.preventDefault(); });

  clock?.addEventListener('over', async () => {
    field.readOnly = true;
    say(t('interview.js.over'));
    kept.textContent = t('interview.js.over');
    await save();
    if (dirty()) { addEventListener('online', () => location.reload()); return; }
    closed = true;
    location.assign(`/interview/${form.dataset.session}`);
  });
}

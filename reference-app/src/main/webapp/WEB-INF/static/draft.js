// @ts-check
// Keeps what is being written: at the server a moment after each change, in this browser alone while the server cannot be reached.
import { call, t } from 'vivavoce/base.js';

const PAUSE = 1200;
const AGAIN = 5000;

export class Draft {
  /**
   * @param {HTMLTextAreaElement} field @param {string} path of the turn, below /api/v1
   * @param {(key: string, refused?: any) => void} tell what became of it
   */
  constructor(field, path, tell) {
    Object.assign(this, { field, path, tell });
    this.field = field; this.path = path; this.tell = tell;
    this.key = `draft${path}`;
    this.saved = field.value;
    /** @type {ReturnType<typeof setTimeout> | undefined} */ this.timer = undefined;
    const kept = this.local();
    if (kept && kept.over === field.value && kept.text !== field.value) {
      field.value = kept.text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      tell('learner.live.restored');
      this.later(0);
    }
    field.addEventListener('input', () => this.later(PAUSE));
    addEventListener('online', () => this.later(0));
    // Whoever closes the page within that moment: the browser still sends it, or keeps it.
    addEventListener('pagehide', () => { if (!this.over && field.value !== this.saved) { this.keep(); this.save(true); } });
  }

  /** @param {number} pause */
  later(pause) { if (this.over) return; clearTimeout(this.timer); this.timer = setTimeout(() => this.save(false), pause); }

  /** @param {boolean} leaving */
  async save(leaving) {
    const text = this.field.value;
    if (this.over || this.saving || text === this.saved) return;
    this.saving = true;
    if (!leaving) this.tell('learner.live.saving');
    try {
      await call('PUT', `${this.path}/draft`, { text }, {}, { keepalive: leaving && text.length < 20000 });
      this.saved = text;
      this.forget();
      if (!leaving) this.tell('learner.live.saved');
    } catch (refused) {
      this.keep();
      const status = /** @type {any} */ (refused).status;
      this.tell(status === 401 ? 'learner.live.signed-out' : status === 409 ? 'learner.live.moved' : 'learner.live.offline', refused);
      if (status === 409) this.end(); else this.timer = setTimeout(() => this.save(false), AGAIN);
    }
    this.saving = false;
    if (this.field.value !== text) this.later(PAUSE);
  }

  /** Nothing more is saved: the text has become the answer, or can no longer. */
  end() { this.over = true; clearTimeout(this.timer); }

  /** In this browser, until the server has it; with what the server had, so that a newer text of another device is not overwritten. */
  keep() { try { localStorage.setItem(this.key, JSON.stringify({ over: this.saved, text: this.field.value })); } catch { /* full or forbidden */ } }
  forget() { try { localStorage.removeItem(this.key); } catch { /* forbidden */ } }
  local() { try { return JSON.parse(localStorage.getItem(this.key) || 'null'); } catch { return null; } }
}

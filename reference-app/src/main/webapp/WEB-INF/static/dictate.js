// @ts-check
// <x-dictate for="id of a textarea" lang>: puts spoken words into a text that can always be edited. The browser turns speech into words,
// where it can; where it cannot, the sound goes to the server when its speaker stops, and where that has nobody who listens the button says so.
import { say, t } from 'vivavoce/base.js';

const Speech = /** @type {any} */ (window).SpeechRecognition || /** @type {any} */ (window).webkitSpeechRecognition;

/** What the server hears: 16 bits, one channel, so many a second, and no more at once than it takes. */
const RATE = 16000, LONGEST_SECONDS = 300;

export class Dictate extends HTMLElement {
  connectedCallback() {
    this.field = /** @type {HTMLTextAreaElement} */ (document.getElementById(this.getAttribute('for') || ''));
    this.button = /** @type {HTMLButtonElement} */ (this.querySelector('button'));
    this.canvas = /** @type {HTMLCanvasElement} */ (this.querySelector('canvas'));
    this.hint = /** @type {HTMLElement} */ (this.querySelector('[data-hint]'));
    this.start = this.button.getAttribute('aria-label') || '';
    /** @type {any} */ this.speech = null;
    /** @type {{ context: AudioContext, parts: Int16Array[] } | null} */ this.recording = null;
    /** @type {MediaStream | null} */ this.stream = null;
    this.button.addEventListener('click', () => (this.on ? this.stop() : this.listen()));
    this.draw(null);
  }

  disconnectedCallback() { this.stop(); }

  get on() { return !!(this.speech || this.recording); }

  async listen() {
    // Before anybody has spoken in vain.
    if (!Speech && !(await this.hear([new Int16Array(RATE / 10)], true))) return;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      this.explain('learner.live.dictate.denied');
      return;
    }
    await (Speech ? this.recognise() : this.record());
    this.show(true);
    this.meter();
  }

  async recognise() {
    const speech = new Speech();
    speech.lang = this.getAttribute('lang') || 'en';
    speech.continuous = true;
    speech.interimResults = true;
    speech.onresult = (/** @type {any} */ event) => {
      let pending = '';
      for (let i = event.resultIndex; i < event.results.length; i++) {
        const words = event.results[i][0].transcript;
        if (event.results[i].isFinal) this.write(words); else pending += words;
      }
      if (pending) this.hint.textContent = `… ${pending}`;
    };
    speech.onerror = (/** @type {any} */ event) => {
      if (event.error === 'no-speech' || event.error === 'aborted') return;
      this.stop();
      this.explain(event.error === 'not-allowed' ? 'learner.live.dictate.denied' : 'learner.live.dictate.failed');
    };
    // Browsers end by themselves after a silence; whoever has not pressed stop goes on.
    speech.onend = () => { if (this.speech === speech) { try { speech.start(); } catch { this.stop(); } } };
    this.speech = speech;
    speech.start();
  }

  async record() {
    const context = new AudioContext({ sampleRate: RATE });
    await context.audioWorklet.addModule(new URL('./pcm-worklet.js', import.meta.url).href);
    const node = new AudioWorkletNode(context, 'pcm');
    /** @type {Int16Array[]} */ const parts = [];
    let left = LONGEST_SECONDS * RATE;
    node.port.onmessage = ({ data }) => {
      parts.push(data);
      left -= data.length;
      if (left <= 0 && this.recording) this.stop();
    };
    if (this.stream) context.createMediaStreamSource(this.stream).connect(node);
    this.recording = { context, parts };
  }

  /** Whether the server hears; what it has heard is written, unless this is to try only. @param {Int16Array[]} parts @param {boolean} [trial] */
  async hear(parts, trial) {
    try {
      const answer = await fetch('/api/v1/speech', {
        method: 'POST', body: wav(parts), headers: { 'Content-Type': 'audio/wav', Accept: 'application/json' },
      });
      const { type, text } = await answer.json();
      if (!answer.ok) {
        this.explain(`learner.live.dictate.${type.endsWith('/speech-not-configured') ? 'none' : 'failed'}`);
        return false;
      }
      if (text && !trial) this.write(text);
      this.hint.textContent = '';
      return true;
    } catch {
      this.explain('page.offline');
      return false;
    }
  }

  stop() {
    const { speech, recording } = this;
    this.speech = this.recording = null;
    speech?.stop();
    if (recording) {
      recording.context.close();
      this.explain('learner.live.dictate.sending');
      this.hear(recording.parts);
    }
    this.stream?.getTracks().forEach(track => track.stop());
    this.stream = null;
    this.show(false);
  }

  /** What was said goes where the caret is, with a space on either side where there is none. @param {string} words */
  write(words) {
    const { value, selectionStart: at, selectionEnd: to } = this.field;
    const before = value.slice(0, at), after = value.slice(to);
    const text = (before && !/\s$/.test(before) ? ' ' : '') + words.trim() + (after && !/^\s/.test(after) ? ' ' : '');
    this.field.setRangeText(text, at, to, 'end');
    this.field.dispatchEvent(new Event('input', { bubbles: true }));
    this.dispatchEvent(new CustomEvent('dictated', { bubbles: true }));
  }

  /** @param {boolean} on */
  show(on) {
    this.button.setAttribute('aria-pressed', String(on));
    this.button.setAttribute('aria-label', on ? this.button.dataset.stop || '' : this.start);
    const use = this.button.querySelector('use');
    use?.setAttribute('href', (use.getAttribute('href') || '').replace(/#.*/, on ? '#stop' : '#mic'));
    const state = this.querySelector('[data-state]');
    if (state) state.textContent = t(on ? 'learner.live.dictate.on' : 'learner.live.dictate.ready');
    if (on) say(t('learner.live.dictate.on'));
  }

  /** @param {string} key */
  explain(key) { this.hint.textContent = t(key); say(t(key)); }

  async meter() {
    const context = new AudioContext(), analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    if (this.stream) context.createMediaStreamSource(this.stream).connect(analyser);
    const wave = new Uint8Array(analyser.fftSize);
    const step = () => {
      if (!this.on) { context.close(); this.draw(null); return; }
      analyser.getByteTimeDomainData(wave);
      this.draw(wave);
      requestAnimationFrame(step);
    };
    step();
  }

  /** @param {Uint8Array | null} wave */
  draw(wave) {
    const { canvas } = this, g = canvas.getContext('2d');
    if (!g) return;
    g.clearRect(0, 0, canvas.width, canvas.height);
    g.fillStyle = getComputedStyle(this).color;
    g.globalAlpha = wave ? 1 : 0.28;
    let loudest = 0;
    for (let x = 0; x < canvas.width; x += 10) {
      const level = wave ? Math.abs(wave[Math.floor(x / canvas.width * wave.length)] - 128) / 128 : 0;
      loudest = Math.max(loudest, level);
      const height = Math.min(64, 4 + level * 130);
      g.fillRect(x, 34 - height / 2, 5, height);
    }
    this.dataset.level = loudest.toFixed(2);
  }
}
/** A WAV file. @param {Int16Array[]} parts */
function wav(parts) {
  const bytes = parts.reduce((sum, part) => sum + part.byteLength, 0), head = new DataView(new ArrayBuffer(44));
  const name = (/** @type {number} */ at, /** @type {string} */ text) => [...text].forEach((letter, i) => head.setUint8(at + i, letter.charCodeAt(0)));
  name(0, 'RIFF'); head.setUint32(4, 36 + bytes, true); name(8, 'WAVEfmt '); head.setUint32(16, 16, true);
  head.setUint16(20, 1, true); head.setUint16(22, 1, true); head.setUint32(24, RATE, true); head.setUint32(28, RATE * 2, true);
  head.setUint16(32, 2, true); head.setUint16(34, 16, true); name(36, 'data'); head.setUint32(40, bytes, true);
  return new Blob([head, .../** @type {BlobPart[]} */ (parts)], { type: 'audio/wav' });
}

customElements.define('x-dictate', Dictate);

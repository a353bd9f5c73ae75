// @ts-check
// <x-timer total left>: counts down what the server says is left, and past the end. The server has drawn it already.
import { say, t } from 'vivavoce/base.js';

const MARKS = [300, 60, 30];
const clock = (/** @type {number} */ seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** Silent for screen readers but for a few marks. Nothing happens at the end: whoever needs longer takes it. */
class Timer extends HTMLElement {
  connectedCallback() {
    this.total = Number(this.getAttribute('total'));
    this.end = performance.now() + Number(this.getAttribute('left')) * 1000;
    this.last = Infinity;
    this.ticking = setInterval(() => this.tick(), 500);
    this.tick();
  }

  disconnectedCallback() { clearInterval(this.ticking); }

  tick() {
    const left = Math.round((this.end - performance.now()) / 1000);
    if (left === this.last) return;
    const face = this.querySelector('.t');
    if (face) face.textContent = left < 0 ? `+${clock(-left)}` : clock(left);
    this.querySelector('.arc')?.setAttribute('stroke-dashoffset', String(100 - Math.max(0, Math.min(100, 100 * left / this.total))));
    this.classList.toggle('low', left <= 60);
    // A tab that slept tells the latest mark alone.
    const passed = MARKS.filter(mark => left <= mark && this.last > mark && this.last !== Infinity).pop();
    if (left <= 0 && this.last > 0 && this.last !== Infinity) say(t('learner.live.over'));
    else if (passed) say(passed >= 60 ? t('learner.live.left', passed / 60) : t('learner.live.seconds', passed));
    this.last = left;
  }
}
customElements.define('x-timer', Timer);

// @ts-check
// Tries what an interview needs, before its time begins. Nothing is recorded or sent.
import { nf, t } from 'vivavoce/base.js';

const $ = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id @param {boolean} good @param {string} text */
const tell = (id, good, text) => {
  $(id).textContent = text;
  $(id).closest('li')?.classList.remove('ok', 'warn');
  $(id).closest('li')?.classList.add(good ? 'ok' : 'warn');
};

async function network() {
  const times = [];
  let skew = 0;
  for (let i = 0; i < 3; i++) {
    const begun = performance.now();
    const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    times.push(performance.now() - begun);
    skew = (Date.now() - Date.parse(answer.headers.get('Date') || '')) / 60000;
  }
  const typical = Math.round(times.sort((a, b) => a - b)[1] ?? 0);
  tell('network', typical < 1000, t(typical < 1000 ? 'check.js.network.good' : 'check.js.network.slow', nf.format(typical)));
  const off = Number.isFinite(skew) && Math.abs(skew) > 1;
  tell('time', true, off ? t('check.js.time.off', nf.format(Math.round(Math.abs(skew)))) : t('check.js.time.good'));
}
network().catch(() => tell('network', false, t('check.js.network.none')));

const level = /** @type {HTMLMeterElement} */ ($('level'));
const listen = /** @type {HTMLButtonElement} */ ($('listen'));
/** @type {(() => void) | undefined} */
let stop;

async function hear() {
  if (stop) { stop(); return; }
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    tell('microphone', false, t('check.js.microphone.none'));
    return;
  }
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const wave = new Float32Array(analyser.fftSize);
  let heard = false;
  level.hidden = false;
  listen.textContent = t('check.js.microphone.stop');
  $('microphone').textContent = t('check.js.microphone.speak');
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(wave);
    level.value = Math.min(100, Math.sqrt(wave.reduce((sum, v) => sum + v * v, 0) / wave.length) * 400);
    if (level.value > 8 && !heard) { heard = true; tell('microphone', true, t('check.js.microphone.good')); }
  }, 100);
  stop = () => {
    clearInterval(timer);
    stream.getTracks().forEach(track => track.stop());
    context.close();
    stop = undefined;
    level.hidden = true;
    listen.textContent = t('check.js.microphone.again');
    if (!heard) tell('microphone', false, t('check.js.microphone.silent'));
  };
}

if (navigator.mediaDevices) {
  listen.hidden = false;
  listen.addEventListener('click', hear);
} else {
  tell('microphone', false, t('check.js.microphone.none'));
}

const play = /** @type {HTMLButtonElement} */ ($('play'));
play.hidden = false;
play.addEventListener('click', () => {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.15, context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + 0.9);
  const tone = context.createOscillator();
  tone.frequency.value = 523;
  tone.connect(gain).connect(context.destination);
  tone.onended = () => context.close();
  tone.start();
  tone.stop(context.currentTime + 0.9);
  tell('sound', true, t('check.js.sound.played'));
});

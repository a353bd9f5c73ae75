// @ts-check
// What the linter says of a question, while somebody writes it.
import { say, t } from 'vivavoce/base.js';

const form = /** @type {HTMLFormElement} */ (document.getElementById('question'));
const list = document.getElementById('findings');
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;
/** @type {AbortController | undefined} */
let running;
let told = '';

const check = async () => {
  if (!(/** @type {HTMLTextAreaElement} */ (form.elements.namedItem('question/text')).value.trim())) return;
  running?.abort();
  running = new AbortController();
  try {
    const body = new URLSearchParams(/** @type {any} */ (new FormData(form)));
    const answer = await fetch('/questions/check', { method: 'POST', body, headers: { Accept: 'application/json' }, signal: running.signal });
    if (answer.ok) show((await answer.json()).findings);
  } catch {
    // Saving tells the same.
  }
};

/** @param {{severity: string, field: string, rule?: string, detail: string}} finding */
const note = finding => {
  const bad = finding.severity === 'error';
  const box = Object.assign(document.createElement('div'), { className: `note ${bad ? 'bad' : 'warn'}` });
  const text = document.createElement('div');
  const why = Object.assign(document.createElement('p'), { textContent: finding.detail, lang: 'en' });
  const title = finding.rule ? t(`lint.rule.${finding.rule}`) : finding.field === 'anchors' ? t('questions.js.points') : t('questions.js.missing', finding.field);
  text.append(Object.assign(document.createElement('b'), { textContent: title }), ...(finding.rule || finding.field !== 'anchors' ? [why] : []));
  box.append(text);
  return box;
};

/** @param {{severity: string, field: string, rule?: string, detail: string}[]} findings */
function show(findings) {
  const errors = findings.filter(finding => finding.severity === 'error').length;
  const summary = findings.length ? t('questions.js.found', errors, findings.length - errors) : t('lint.fine');
  list?.replaceChildren(...(findings.length ? findings.map(note) : [Object.assign(document.createElement('p'), { className: 'sm muted', textContent: summary })]));
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('[data-lint]'))) {
    const here = findings.filter(finding => finding.rule && finding.field === place.dataset.lint);
    place.replaceChildren(...here.map(finding => Object.assign(document.createElement('p'), {
      className: `xs ${finding.severity === 'error' ? 'fault' : 'hint-warn'}`, textContent: t(`lint.rule.${finding.rule}`),
    })));
  }
  if (summary !== told) say(summary);
  told = summary;
}

form.addEventListener('input', () => { clearTimeout(soon); soon = setTimeout(check, 500); });

// @ts-check
// Invitations: a file is read into its field, a link goes to the clipboard.
import { say, t } from 'vivavoce/base.js';

document.addEventListener('change', async event => {
  const input = event.target;
  if (!(input instanceof HTMLInputElement) || !input.dataset.into || !input.files?.length) return;
  const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(input.dataset.into));
  field.value = await input.files[0].text();
  field.focus();
});

document.addEventListener('click', async event => {
  const button = /** @type {HTMLElement} */ (event.target).closest('[data-copy]');
  if (!(button instanceof HTMLButtonElement)) return;
  const field = /** @type {HTMLInputElement} */ (document.getElementById(button.dataset.copy || ''));
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand('copy'); }
  button.firstChild?.replaceWith(t('hiring.script.copied'));
  say(t('hiring.script.copied'));
});

document.querySelector('[data-arrive]')?.scrollIntoView({ block: 'start' });
/** @type {HTMLElement | null} */ (document.querySelector('[data-arrive]'))?.focus({ preventScroll: true });

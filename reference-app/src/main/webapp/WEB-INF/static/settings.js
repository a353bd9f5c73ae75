// @ts-check
// Settings: what was told once is brought to the clipboard, and to attention.
import { say, t } from 'vivavoce/base.js';

/** @type {HTMLElement | null} */ (document.querySelector('[data-focus]'))?.focus();

document.addEventListener('click', async event => {
  const button = /** @type {HTMLElement} */ (event.target).closest('[data-copy]');
  if (!(button instanceof HTMLElement)) return;
  const source = document.getElementById(button.dataset.copy || '');
  if (!source) return;
  try {
    await navigator.clipboard.writeText(source.textContent || '');
    say(t('settings.copied'));
    button.lastChild?.replaceWith(t('settings.copied'));
  } catch {
    getSelection()?.selectAllChildren(source);
  }
});

// A length that the server knows is set here: the policy allows no style in the page. The number stands beside it.
document.querySelectorAll('[data-v]').forEach(bar => /** @type {HTMLElement} */ (bar).style.setProperty('--v', /** @type {HTMLElement} */ (bar).dataset.v || '0'));

// @ts-check
// <x-code for="id of a textarea">: an editor that writes into the textarea, which stays what is sent. In a shadow root the editor's styles
// go by adoptedStyleSheets, which a strict policy allows.
import { basicSetup, EditorView } from 'codemirror';
import { Compartment, EditorState } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { indentWithTab } from '@codemirror/commands';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { t } from 'vivavoce/base.js';

const LANGUAGES = {
  plain: async () => [],
  Java: async () => (await import('@codemirror/lang-java')).java(),
  JavaScript: async () => (await import('@codemirror/lang-javascript')).javascript(),
};

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: 'var(--brand-text)', fontWeight: '600' },
  { tag: [tags.typeName, tags.className], color: 'var(--warn)' },
  { tag: [tags.string, tags.number, tags.bool], color: 'var(--ok)' },
  { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
]);

const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '.875rem', minHeight: '216px', borderRadius: '10px' },
  '.cm-content': { fontFamily: 'var(--font-mono)', caretColor: 'var(--ink)', padding: '12px 0', minHeight: '190px' },
  '.cm-gutters': { backgroundColor: 'var(--surface-2)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--brand) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)' },
  '.cm-panels': { backgroundColor: 'var(--surface-2)', color: 'var(--ink)' },
  '&.cm-focused': { outline: '3px solid var(--brand-text)', outlineOffset: '1px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { background: 'color-mix(in oklab, var(--brand) 22%, transparent) !important' },
});

class Code extends HTMLElement {
  connectedCallback() {
    const field = /** @type {HTMLTextAreaElement} */ (document.getElementById(this.getAttribute('for') || ''));
    const label = document.querySelector(`label[for="${field.id}"]`);
    const root = this.attachShadow({ mode: 'open' });
    const box = document.createElement('div');
    root.append(box);
    const language = new Compartment();
    const view = new EditorView({
      root,
      parent: box,
      state: EditorState.create({
        doc: field.value,
        extensions: [
          basicSetup, syntaxHighlighting(colours), look, language.of([]), keymap.of([indentWithTab]),
          EditorView.contentAttributes.of({ 'aria-label': `${label?.textContent || ''}. ${document.getElementById('hint')?.textContent || ''}` }),
          EditorView.updateListener.of(update => {
            if (!update.docChanged || update.state.doc.toString() === field.value) return;
            field.value = update.state.doc.toString();
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }),
        ],
      }),
    });
    // What comes from elsewhere, such as a draft that is put back.
    field.addEventListener('input', () => {
      if (field.value !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: field.value } });
    });
    this.before(this.chooser(async name => view.dispatch({ effects: language.reconfigure(await LANGUAGES[name]()) })));
    field.hidden = true;
    field.required = false;
    this.hidden = false;
  }

  /** @param {(name: keyof typeof LANGUAGES) => void} choose */
  chooser(choose) {
    const select = document.createElement('select');
    for (const name of Object.keys(LANGUAGES)) select.append(new Option(name === 'plain' ? t('learner.live.code.plain') : name, name));
    select.setAttribute('aria-label', t('learner.live.code'));
    select.className = 'language';
    select.value = sessionStorage.getItem('code-language') || 'plain';
    const chosen = () => {
      const name = /** @type {keyof typeof LANGUAGES} */ (select.value in LANGUAGES ? select.value : 'plain');
      sessionStorage.setItem('code-language', name);
      choose(name);
    };
    select.addEventListener('change', chosen);
    queueMicrotask(chosen);
    return select;
  }
}
customElements.define('x-code', Code);

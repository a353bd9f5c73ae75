// @ts-check
// What custom elements build on; only pages that have some load it, and Lit with it.
import { LitElement, noChange } from 'lit';
import { Directive, directive } from 'lit/directive.js';

/** An element in the light DOM: the page's styles, ids and ARIA references hold inside it. */
export class Light extends LitElement { createRenderRoot() { return this; } }

/** Sets custom properties through the CSSOM; Lit's styleMap writes a style attribute first, which the policy forbids. */
export const vars = directive(class extends Directive {
  /** @param {any} part @param {[Record<string, string | number>]} values */
  update(part, [values]) { for (const name in values) part.element.style.setProperty(name, String(values[name])); return noChange; }
  render(/** @type {Record<string, string | number>} */ _values) { return noChange; }
});

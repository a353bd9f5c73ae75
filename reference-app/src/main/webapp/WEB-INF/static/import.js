// @ts-check
// A file of questions: looked through first, with what it would change and what is amiss, then brought in.
import { html, nothing } from 'lit';
import { lang, say, t } from 'vivavoce/base.js';
import { Light, vars } from 'vivavoce/elements.js';

const whole = new Intl.NumberFormat(lang);

/** @typedef {{line: number, severity: string, field: string, rule?: string, detail: string}} Finding */
/** @typedef {{line: number, id: string, state: string, text: string, stateBefore?: string, textBefore?: string}} Change */
/** @typedef {{dryRun: boolean, added: number, changed: number, unchanged: number, rejected: number, findingsTotal: number, findings: Finding[], changes: Change[]}} Outcome */

class Import extends Light {
  static properties = { sent: { state: true }, outcome: { state: true }, fault: { state: true } };

  constructor() {
    super();
    /** @type {File | undefined} */ this.file = undefined;
    this.key = '';
    this.sent = -1;
    /** @type {Outcome | undefined} */ this.outcome = undefined;
    this.fault = '';
    this.replaceChildren();
  }

  /** @param {boolean} dry */
  send(dry) {
    const { file } = this;
    if (!file) return;
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/questions/import?dryRun=${dry}`);
    request.setRequestHeader('Content-Type', /\.(jsonl|ndjson|json)$/i.test(file.name) ? 'application/x-ndjson' : 'text/csv');
    request.setRequestHeader('Accept', 'application/json');
    // A repeat after a cut line brings nothing in twice.
    if (!dry) request.setRequestHeader('Idempotency-Key', this.key);
    request.responseType = 'json';
    request.upload.onprogress = event => { this.sent = event.lengthComputable ? Math.round(100 * event.loaded / event.total) : 50; };
    request.onload = () => {
      this.sent = -1;
      if (request.status === 200) {
        this.outcome = request.response;
        say(t(dry ? 'import.looked' : 'import.done'));
      } else {
        const told = request.response;
        this.fault = told?.errors?.length ? told.errors.map((/** @type {{detail: string}} */ error) => error.detail).join(' ') : told?.detail || t('page.failed');
      }
    };
    request.onerror = () => { this.sent = -1; this.fault = t('page.offline'); };
    this.fault = '';
    this.sent = 0;
    request.send(file);
  }

  /** @param {Event} event */
  choose(event) {
    const chosen = /** @type {HTMLInputElement} */ (event.target).files?.[0];
    this.outcome = undefined;
    this.fault = '';
    this.file = chosen;
    this.key = crypto.randomUUID();
    if (chosen) this.send(true);
  }

  render() {
    const { outcome } = this;
    return html`<div class="stack">
      <div class="field"><label for="import-file">${t('import.file')}</label>
      <input id="import-file" type="file" accept=".csv,.jsonl,.ndjson,text/csv" ?disabled=${this.sent >= 0} aria-describedby="import-hint" @change=${this.choose}>
      <span id="import-hint" class="xs muted">${t('import.hint')}</span></div>
      ${this.sent >= 0 ? html`<div class="meter" role="status"><b>${t(this.sent < 100 ? 'import.sending' : 'import.looking')}</b><span class="num">${this.sent} %</span><span class="track"><i ${vars({ '--v': this.sent })}></i></span></div>` : nothing}
      ${this.fault ? html`<p class="note bad" role="alert">${this.fault}</p>` : nothing}
      ${outcome ? this.told(outcome) : nothing}
    </div>`;
  }

  /** @param {Outcome} outcome */
  told(outcome) {
    const some = outcome.added + outcome.changed;
    return html`<h3>${t(outcome.dryRun ? 'import.would' : 'import.has')}</h3>
      <dl class="counts">${['added', 'changed', 'unchanged', 'rejected'].map(what => html`<div class="card kpi"><dt class="l">${t(`import.${what}`)}</dt><dd class="v">${whole.format(/** @type {any} */ (outcome)[what])}</dd></div>`)}</dl>
      ${outcome.dryRun ? html`<p class="actions"><button class="btn primary" type="button" ?disabled=${!some || this.sent >= 0} @click=${() => this.send(false)}>${t('import.do', whole.format(some))}</button></p>`
        : html`<p class="note ok" role="status"><span>${t('import.done')} <a href="/questions">${t('import.see')}</a></span></p>`}
      ${outcome.findings.length ? this.findings(outcome) : nothing}
      ${outcome.changes.length ? this.changes(outcome) : nothing}`;
  }

  /** @param {Outcome} outcome */
  findings(outcome) {
    return html`<h3 id="import-findings">${t('import.findings', whole.format(outcome.findingsTotal))}</h3>
      <div class="scroll limited" tabindex="0" role="group" aria-labelledby="import-findings"><table class="table mini"><thead><tr><th scope="col" class="r">${t('import.line')}</th><th scope="col">${t('import.field')}</th><th scope="col">${t('import.what')}</th></tr></thead>
      <tbody>${outcome.findings.map(finding => html`<tr><td class="r">${finding.line}</td><td><code>${finding.field || '–'}</code></td><td><span class="tag ${finding.severity === 'error' ? 'bad' : 'warn'}">${finding.rule ? t(`lint.rule.${finding.rule}`) : t('import.refused')}</span> <span lang="en">${finding.detail}</span></td></tr>`)}</tbody></table></div>
      ${outcome.findingsTotal > outcome.findings.length ? html`<p class="xs muted">${t('import.first', whole.format(outcome.findings.length))}</p>` : nothing}`;
  }

  /** @param {Outcome} outcome */
  changes(outcome) {
    return html`<h3 id="import-changes">${t('import.changes')}</h3>
      <div class="scroll limited" tabindex="0" role="group" aria-labelledby="import-changes"><table class="table mini"><thead><tr><th scope="col" class="r">${t('import.line')}</th><th scope="col">${t('import.question')}</th><th scope="col">${t('import.state')}</th></tr></thead>
      <tbody>${outcome.changes.map(change => html`<tr><td class="r">${change.line}</td><td>${change.textBefore && change.textBefore !== change.text ? html`<del class="muted">${change.textBefore}</del><br><ins>${change.text}</ins>` : change.text} <code class="xs faint under">${change.id}</code></td>
        <td>${change.stateBefore ? (change.stateBefore === change.state ? t('import.changed-one') : html`${t(`questions.state.${change.stateBefore}`)} → `) : html`<span class="tag ok">${t('import.new')}</span> `}${change.stateBefore === change.state ? nothing : t(`questions.state.${change.state}`)}</td></tr>`)}</tbody></table></div>
      ${outcome.added + outcome.changed > outcome.changes.length ? html`<p class="xs muted">${t('import.first', whole.format(outcome.changes.length))}</p>` : nothing}`;
  }
}
customElements.define('x-import', Import);

// @ts-check
// Shared by all scripts: words, numbers, calls.

/** @type {Record<string, string>} */
const texts = JSON.parse(document.getElementById('texts')?.textContent || '{}');

export const lang = document.documentElement.lang || 'en';
export const nf = new Intl.NumberFormat(lang, { maximumFractionDigits: 1 });

/** A text of the page with values in the places of {0}, {1}, … @param {string} key @param {...(string | number)} values */
export const t = (key, ...values) => (texts[key] ?? key).replace(/\{(\d)\}/g, (_, n) => String(values[n] ?? ''));

/** Tells a screen reader, politely. @param {string} text */
export const say = text => { const live = document.getElementById('live'); if (live) live.textContent = text; };

/** Why a call was refused. @param {Response} answer @returns {Promise<{kind: string, detail: string, errors: {pointer: string, detail: string}[], status: number}>} */
export const problem = async answer => {
  const told = await answer.json().catch(() => ({}));
  const kind = String(told.type ?? '').replace(/.*\//, '');
  return { kind, detail: texts[`problem.detail.${kind}`] || told.detail || t('page.failed'), errors: told.errors || [], status: answer.status };
};

/**
 * A call of the REST interface with the browser's own sign-in.
 * @param {string} method @param {string} path below /api/v1 @param {unknown} [body] @param {Record<string, string>} [headers]
 * @param {RequestInit} [more]
 */
export const call = async (method, path, body, headers = {}, more = {}) => {
  const answer = await fetch(`/api/v1${path}`, {
    ...more,
    method,
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw Object.assign(new Error('refused'), await problem(answer), { retryAfter: Number(answer.headers.get('Retry-After')) || 0 });
  return answer.status === 204 ? undefined : answer.json();
};

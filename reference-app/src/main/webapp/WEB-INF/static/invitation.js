// @ts-check
// The secret of a link stands behind #, which no server is told. It leaves the address and the history here, and is posted once.
function take() {
  const secret = location.hash.slice(1);
  if (!secret.startsWith('vi_')) return;
  history.replaceState(null, '', location.pathname);
  const form = Object.assign(document.createElement('form'), { method: 'post', action: '/invitation', hidden: true });
  form.append(Object.assign(document.createElement('input'), { name: 'link', value: secret }));
  document.body.append(form);
  form.submit();
}
take();
// Whoever pastes a link while this page is open stays in it.
addEventListener('hashchange', take);

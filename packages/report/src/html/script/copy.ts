/** Buttons that copy: made here, because without a script they would do nothing. */
export const copyScript = String.raw`
const say = document.getElementById('said');
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'off-screen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
function addCopyButton(after, label, textOf, wide) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = wide ? 'copy wide' : 'copy';
  button.textContent = wide ? label : 'Copy';
  if (!wide) button.setAttribute('aria-label', label);
  button.addEventListener('click', async () => {
    const back = document.activeElement;
    const done = await copyText(textOf());
    if (back instanceof HTMLElement) back.focus();
    button.dataset.done = String(done);
    say.textContent = done ? 'Copied' : 'Copying failed: select the text instead';
    setTimeout(() => {
      delete button.dataset.done;
      say.textContent = '';
    }, 1600);
  });
  after(button);
}
for (const code of document.querySelectorAll('code[data-copy]')) {
  addCopyButton((button) => code.after(button), 'Copy: ' + code.dataset.copy, () => code.dataset.copy, false);
}
for (const all of document.querySelectorAll('.all-commands')) {
  addCopyButton((button) => all.append(button), all.dataset.copyLabel, () => [...all.querySelectorAll('code')].map((code) => code.textContent).join('\n') + '\n', true);
}
`;

/** Chooses among the findings by severity, program and words. */
export const filterScript = String.raw`
const filter = document.getElementById('filter');
if (filter) {
  const findings = [...document.querySelectorAll('.finding')];
  const count = document.getElementById('filter-count');
  const texts = findings.map((finding) => finding.textContent.toLowerCase());
  const apply = () => {
    const severities = new Set([...filter.querySelectorAll('[name=severity]:checked')].map((box) => box.value));
    const program = filter.querySelector('[name=program]')?.value ?? '';
    const words = filter.querySelector('[name=words]').value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    findings.forEach((finding, index) => {
      const fits = severities.has(finding.dataset.severity) && (program === '' || finding.dataset.program === program) && words.every((word) => texts[index].includes(word));
      finding.hidden = !fits;
      if (fits) shown++;
    });
    count.textContent = shown === findings.length ? 'All ' + shown + ' shown' : shown + ' of ' + findings.length + ' shown';
  };
  filter.hidden = false;
  filter.addEventListener('input', apply);
  filter.addEventListener('submit', (event) => event.preventDefault());
  apply();
}
// A link to a finding opens it, and shows it even where the filter hides it.
const openTarget = () => {
  const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
  if (!target) return;
  target.hidden = false;
  for (let element = target; element; element = element.parentElement) if (element instanceof HTMLDetailsElement) element.open = true;
  const details = target.querySelector(':scope > details');
  if (details) details.open = true;
};
addEventListener('hashchange', openTarget);
openTarget();
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('.remedy, .finding > details, .chain-of')) details.open = true;
});
`;

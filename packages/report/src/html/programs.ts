import { coreTitle } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import type { Diagnosis, ProgramSummary } from '@qspi-doctor/doctor';
import { html, name, path, type Content, type Markup } from './markup.js';
import { counted, roleWords } from './words.js';

/** What was examined: for each program its role, device, files and how its start went. */
export function programCards({ programs, findings }: Diagnosis): Markup {
  return html`<ul class="programs">${programs.map((program) => {
    const errors = findings.filter((finding) => finding.program === program.name && finding.severity === 'error').length;
    const warnings = findings.filter((finding) => finding.program === program.name && finding.severity === 'warning').length;
    const role = program.startedBy === undefined ? roleWords[program.role] : html`started by ${name(program.startedBy)}`;
    return html`<li class="program-card"><h3>${name(program.name)}</h3><p class="role">${role}${program.examined === undefined ? '' : html`; ${program.examined}`}</p><p class="tally">${errors > 0 ? html`<span class="severity error">${counted(errors, 'error')}</span>` : ''} ${warnings > 0 ? html`<span class="severity warning">${counted(warnings, 'warning')}</span>` : ''}${errors + warnings === 0 ? html`<span class="severity good">no errors</span>` : ''}</p><dl>${rows(program)}</dl></li>
`;
  })}</ul>`;
}

function rows(program: ProgramSummary): Markup {
  const { device, core, image, linkerScript, launches, vectorTable, main, vtor, vtorSource, boot } = program;
  const row = (term: string, text: Content) => html`<div><dt>${term}</dt><dd>${text}</dd></div>`;
  const file = (given: string | undefined) => (given === undefined ? html`<span class="none">none</span>` : html`<span class="place">${path(given)}</span>`);
  const address = (value: number | undefined) => (value === undefined ? html`<span class="none">not known</span>` : html`<code>${formatAddress(value)}</code>`);
  return html`${row('Device', device === undefined ? html`<span class="none">not known</span>` : name(device))}${row('Core', core === undefined ? html`<span class="none">not known</span>` : coreTitle(core))}${row('Image', file(image))}${row('Linker script', file(linkerScript))}${row(launches.length === 1 ? 'Launch file' : 'Launch files', launches.length === 0 ? file(undefined) : launches.map((launch, index) => html`${index > 0 ? ', ' : ''}${file(launch)}`))}${row('Vector table', address(vectorTable))}${row('main', address(main))}${row('VTOR at main', html`${address(vtor)}${vtorSource === 'sources' ? ' by the sources' : ''}`)}${row('Start', boot === undefined ? html`<span class="none">not run</span>` : boot.reachesMain ? `reaches main after ${counted(boot.instructions, 'instruction')}` : html`ends at <code>${formatAddress(boot.stoppedAt)}</code>: ${boot.why}`)}`;
}

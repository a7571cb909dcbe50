import { formatAddress, formatSize, safeText } from '@qspi-doctor/diagnostics';
import type { Diagnosis } from '@qspi-doctor/doctor';
import { findingLines } from '../pretty/findings.js';
import type { PrettyOptions } from '../pretty/format-pretty.js';
import { styleOf, verdictBadge, type Style } from '../pretty/style.js';
import { padCells, wrap } from '../pretty/wrap.js';
import type { SetupInstallation, SetupPage, SetupTool } from './setup-page.js';

const titles: Readonly<Record<SetupTool['name'], string>> = { 'gdb-server': 'ST-LINK GDB server', programmer: 'STM32CubeProgrammer', gdb: 'GDB', openocd: 'OpenOCD' };

/** What is installed, what is wrong with it, and what could not be looked at. */
export function formatSetupPretty(diagnosis: Diagnosis, page: SetupPage, { color, width }: PrettyOptions): string {
  const style = styleOf(color, width);
  const { paint } = style;
  const sections: string[][] = [headLines(diagnosis, page, style)];
  sections.push([paint.bold.underline('Installed'), ...(page.installations.length === 0 ? ['  nothing'] : page.installations.flatMap((installation) => installationLines(installation, style)))]);
  const loaders = loaderLines(page, style);
  if (loaders.length > 0) sections.push([paint.bold.underline('External loaders'), ...loaders]);
  const maps = mapLines(page, style);
  if (maps.length > 0) sections.push([paint.bold.underline('Memory maps of the servers'), ...maps]);
  const rest = machineLines(page, style);
  if (rest.length > 0) sections.push([paint.bold.underline('Probe and ports'), ...rest]);
  diagnosis.findings.forEach((finding, index) => sections.push([...(index === 0 ? [paint.bold.underline('Found'), ''] : []), ...findingLines(finding, style)]));
  const open = new Map<string, string[]>();
  for (const { rule, why } of diagnosis.notChecked) open.set(why, [...(open.get(why) ?? []), rule]);
  const reasons = [...[...open].map(([why, rules]) => `${why} (${rules.join(', ')})`), ...diagnosis.remarks];
  if (reasons.length > 0) sections.push([paint.bold.underline('Not checked'), ...reasons.flatMap((why) => wrap(safeText(why), style.width, '  - ', '    '))]);
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function headLines({ verdict, findings, folder }: Diagnosis, { devices, ran, platform }: SetupPage, style: Style): string[] {
  const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
  const many = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const sentence =
    verdict === 'healthy'
      ? 'What a debug session needs is installed, and it starts.'
      : verdict === 'unknown'
        ? 'No fault was seen, but what a session needs could not be examined wholly.'
        : `${many(count('error'), 'error')}, ${many(count('warning'), 'warning')}, ${many(count('note'), 'note')}.`;
  return [
    `${style.paint.bold('qspi-doctor setup')} ${style.paint.dim(`on ${platform}${folder === '.' ? '' : `, for ${safeText(folder)}`}${devices.length === 0 ? '' : ` (${safeText(devices.join(', '))})`}${ran ? '' : ', no program was run'}`)}`,
    '',
    ...wrap(sentence, style.width, `${verdictBadge(verdict, style)} `, '  '),
  ];
}

function installationLines({ title, folder, foundBy, tools }: SetupInstallation, { paint }: Style): string[] {
  const lines = [`  ${paint.bold(safeText(title))}  ${paint.cyan(safeText(folder))}  ${paint.dim(`(${safeText(foundBy.join(', '))})`)}`];
  for (const tool of tools) {
    const version = tool.version ?? (tool.packageVersion === undefined ? '?' : `package ${tool.packageVersion}`);
    const beside = [tool.version !== undefined && tool.packageVersion !== undefined ? `package ${tool.packageVersion}` : '', tool.release === undefined ? '' : `seen in CubeIDE ${tool.release}`, tool.onPath ? 'the plain name starts it' : '', tool.why ?? ''].filter(Boolean);
    lines.push(`    ${padCells(titles[tool.name], 20)} ${padCells(safeText(version), 10)}${beside.length === 0 ? '' : ` ${paint.dim(safeText(`(${beside.join('; ')})`))}`}`, `    ${' '.repeat(20)} ${paint.cyan(safeText(tool.path.startsWith(`${folder}/`) ? tool.path.slice(folder.length + 1) : tool.path))}`);
  }
  return lines;
}

const mostLoaders = 12;

/** Those that fit the project; without one, how many there are. */
function loaderLines({ loaders, devices }: SetupPage, { paint }: Style): string[] {
  return loaders.flatMap(({ folder, loaders: here }) => {
    const fitting = here.filter(({ fits }) => fits.length > 0).sort((a, b) => b.fits.length - a.fits.length);
    const lines = [`  ${paint.cyan(safeText(folder))}  ${here.length} loader${here.length === 1 ? '' : 's'}${devices.length === 0 ? '' : `, ${fitting.length} that fit${fitting.length === 1 ? 's' : ''} the project`}`];
    for (const { file, start, size, type, fits } of fitting.slice(0, mostLoaders)) {
      const range = start === undefined || size === undefined ? 'range not known' : `${formatAddress(start)} ${formatSize(size)} ${type ?? ''}`;
      lines.push(`    ${safeText(file)}  ${range}  ${paint.dim(`(${fits.map((why) => (why === 'board' ? 'made for a board with this device' : 'reaches the image')).join(', ')})`)}`);
    }
    if (fitting.length > mostLoaders) lines.push(`    and ${fitting.length - mostLoaders} more`);
    return lines;
  });
}

const mostMapLines = 14;

/** As printed: the form is not documented, and people can read more than a program dares to. */
function mapLines({ memoryMaps, installations }: SetupPage, { paint, width }: Style): string[] {
  return memoryMaps.filter(({ absent }) => absent === undefined).flatMap(({ server, deviceId, printed }) => {
    const all = printed.split('\n').filter((line) => line.trim() !== '');
    const version = installations.flatMap(({ tools }) => tools).find(({ path }) => path === server)?.version;
    return [`  ${safeText(server.slice(server.lastIndexOf('/') + 1))}${version === undefined ? '' : ` ${safeText(version)}`} --memory-map 0x${deviceId.toString(16)}`, ...all.slice(0, mostMapLines).map((line) => `    ${paint.dim(safeText(line).slice(0, width - 4))}`), ...(all.length > mostMapLines ? [`    and ${all.length - mostMapLines} lines more`] : [])];
  });
}

function machineLines({ ports, probeRules }: SetupPage, { paint }: Style): string[] {
  const lines: string[] = [];
  if (probeRules !== undefined) lines.push(probeRules.length === 0 ? '  no udev rule for ST-LINK probes' : `  udev rules for ST-LINK: ${paint.cyan(safeText(probeRules.join(', ')))}`);
  if (ports !== undefined) lines.push(`  ports: ${ports.map(({ port, taken, process }) => `${port} ${taken ? `taken${process === undefined ? '' : ` by ${safeText(process)}`}` : 'free'}`).join(', ')}`);
  return lines;
}

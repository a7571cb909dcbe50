import type { Device } from '@qspi-doctor/devices';
import { formatAddress } from '@qspi-doctor/diagnostics';
import { absolutePath, RealFiles } from '@qspi-doctor/files';
import { choice, colorOption, parseOptions, text, type Parsed } from '../options.js';
import { colorLevel, type Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';
import { unknownDevice } from './unknown-device.js';

export const imageHelp = `Show what is in an ELF file (.elf, .axf, .out) or an external loader (.stldr).

  qspi-doctor image FILE
  qspi-doctor image BEFORE AFTER      what changed between two of them

Memory map by load and by run address, vector table, build attributes, where main is, the symbols that matter, the
biggest symbols of each memory, and what the image does from reset: it is executed in a simulated core.

  --device NAME         the device: names of memories and peripherals, length of the vector table (STM32L476VG)
  --top N               symbols to list for each memory (default: 8; 0: none)
  --no-boot             do not execute the image
  --format FORMAT       pretty (default), json, or html (one page with a memory map, of one file)
  -o, --output FILE     write the page into a file
  -q, --quiet           no notices on standard error
  --color, --no-color   colours, whatever the terminal is (also NO_COLOR and FORCE_COLOR)

Examples
  qspi-doctor image Debug/Application.elf --device STM32L476VG
  qspi-doctor image MX25LM51245G_STM32U575I-EVAL.stldr
  qspi-doctor image release-1.2.elf Release/firmware.elf --top 30
  qspi-doctor image firmware.elf --format json --output firmware.json
  qspi-doctor image firmware.elf --format html --output firmware.html

Exit code: 0 the page was written; 2 bad usage, or no file that can be read.
`;

const ownOptions = { device: { type: 'string' }, top: { type: 'string' }, 'no-boot': { type: 'boolean' } } as const;

export async function image(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseOptions(args, ownOptions);
  if (values['help']) {
    terminal.out(imageHelp);
    return 0;
  }
  const [given, other, ...more] = positionals;
  if (given === undefined) throw new UsageError('Name an ELF file or an external loader, for example: qspi-doctor image Debug/Application.elf');
  if (more.length > 0) throw new UsageError(`One file, or two to compare, not ${positionals.length}: ${positionals.join(', ')}.`);
  const format = choice(values, 'format', ['pretty', 'json', 'html'], 'pretty');
  if (format === 'html' && other !== undefined) throw new UsageError('A page (--format html) is about one file. Compare two with --format pretty or json.');
  const options = { top: topOf(values), boot: values['no-boot'] !== true };
  const device = await deviceOf(values);
  const { describeImage, ...report } = await import('@qspi-doctor/report');
  const sideOf = async (file: string) => {
    const opened = await open(file, device, terminal);
    return { opened, image: opened.image, page: await describeImage(opened, { ...options, file }) };
  };
  const first = await sideOf(given);
  if (other === undefined) {
    write(format === 'html' ? await report.formatImageHtml({ ...first, toolVersion: version }) : format === 'json' ? report.formatImageJson(first.page, version) : report.formatImagePretty(first.page, looks(values, terminal)), values, terminal);
    return 0;
  }
  const changes = report.compareImages(first, await sideOf(other), formatAddress);
  write(
    format === 'json' ? report.formatChangesJson(changes, version) : report.formatChangesPretty(changes, looks(values, terminal), Math.max(options.top, 1)),
    values,
    terminal,
  );
  return 0;
}

async function open(given: string, device: Device | undefined, terminal: Terminal) {
  const files = new RealFiles();
  const path = absolutePath(given, terminal.folder);
  if (files.directoryExistsSync(path)) throw new UsageError(`${given} is a folder. Name a file in it; "qspi-doctor ${given}" examines the whole project.`);
  if (!files.fileExistsSync(path)) throw new UsageError(`There is no file ${given}.`);
  const { isPresent, openImageFile } = await import('@qspi-doctor/workspace');
  let opened;
  try {
    opened = await openImageFile(files, path, device);
  } catch (error) {
    throw new UsageError(`${given} cannot be read: ${(error as Error).message}.`);
  }
  if (!isPresent(opened))
    throw new UsageError(`${given} is not a file that can be examined: ${opened.absent}. Name an ELF file such as Debug/Application.elf.`);
  return opened.value;
}

async function deviceOf(values: Parsed['values']): Promise<Device | undefined> {
  const name = text(values, 'device');
  if (name === undefined) return undefined;
  const { findDevice } = await import('@qspi-doctor/devices');
  const device = findDevice(name);
  if (device === undefined) throw unknownDevice(name);
  return device;
}

function topOf(values: Parsed['values']): number {
  const given = text(values, 'top') ?? '8';
  if (!/^\d{1,6}$/.test(given)) throw new UsageError(`--top takes a number of symbols, not "${given}".`);
  return Number(given);
}

function looks(values: Parsed['values'], terminal: Terminal) {
  return { color: text(values, 'output') === undefined ? colorLevel(colorOption(values), terminal) : (0 as const), width: terminal.columns ?? 80 };
}

function write(rendered: string, values: Parsed['values'], terminal: Terminal): void {
  const output = text(values, 'output');
  if (output === undefined) {
    terminal.out(rendered);
    return;
  }
  new RealFiles().writeFileAtomicSync(absolutePath(output, terminal.folder), rendered);
  if (!values['quiet']) terminal.err(`Page written to ${output}.\n`);
}

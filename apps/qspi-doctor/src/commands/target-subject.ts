import { findDevice, type Device } from '@qspi-doctor/devices';
import { absolutePath, RealFiles } from '@qspi-doctor/files';
import type { TargetImage } from '@qspi-doctor/live-target';
import type { ProgramRule } from '@qspi-doctor/rules';
import { isPresent, openLoneTarget, openWorkspace, type LiveTargetAnswers, type Program, type ProgramInputs, type Workspace } from '@qspi-doctor/workspace';
import { programRules, targetRules } from '@qspi-doctor/rules';
import type { SeverityOverrides } from '@qspi-doctor/doctor';
import { ignoredBy, readConfiguration } from '../configuration.js';
import { text } from '../options.js';
import type { Terminal } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { requireBuildConfiguration } from './known-build-configuration.js';
import type { TargetOptions } from './target-options.js';
import { unknownDevice } from './unknown-device.js';

/** What the live target is compared with, and what is examined together with it. */
export interface TargetSubject {
  readonly workspace: Workspace;
  readonly rules: readonly ProgramRule[];
  readonly lead: Program;
  readonly images: readonly TargetImage[];
  /** Of the project, or the user's word. */
  readonly device: Device | undefined;
  readonly severities: SeverityOverrides | undefined;
  readonly files: RealFiles;
  readonly folder: string;
  /** As it is to be named in the report. */
  readonly title: string;
  /** What the rules see of the target from now on. */
  answer(answers: LiveTargetAnswers): void;
  /** The device to go by where nobody else names one. */
  suggestDevice(name: string | undefined): void;
}

export async function targetSubject(options: TargetOptions, terminal: Terminal): Promise<TargetSubject> {
  const files = new RealFiles();
  const given = options.folder ?? '.';
  const folder = absolutePath(given, terminal.folder);
  if (options.folder !== undefined && !files.directoryExistsSync(folder)) {
    throw new UsageError(files.fileExistsSync(folder) ? `${given} is a file. Name the folder of the project, or the file with --image.` : `There is no folder ${given}.`);
  }
  const image = options.image === undefined ? undefined : absolutePath(options.image, terminal.folder);
  if (image !== undefined && !files.fileExistsSync(image)) throw new UsageError(`There is no file ${options.image ?? ''}.`);
  const asked = text(options.values, 'config');
  const known = (await import('./rules.js')).allRules().map(({ id }) => id);
  const { configuration, base } = readConfiguration(files, folder, asked === undefined ? undefined : absolutePath(asked, terminal.folder), known);
  const device = options.device ?? configuration.device;
  if (device !== undefined && findDevice(device) === undefined) throw unknownDevice(device);
  let answers: LiveTargetAnswers | undefined;
  let suggested = device;
  const shared = {
    files,
    folder,
    severities: configuration.severity,
    answer: (next: LiveTargetAnswers) => void (answers = next),
    suggestDevice: (name: string | undefined) => void (suggested ??= name),
  };
  if (options.folder === undefined) {
    if (options.logs.length > 0) throw new UsageError('--log goes with a folder: the log is compared with what its programs should do.');
    if (options.program !== undefined) throw new UsageError('--program chooses among the programs of a folder: name the folder, or give the image with --image.');
    const workspace = openLoneTarget(files, terminal.folder, { image, device: () => suggested, target: () => answers });
    const [lead] = workspace.programs;
    const images = image === undefined ? [] : [await imageOf(lead!, options.image ?? '')];
    return { ...shared, workspace, rules: targetRules, lead: lead!, images, device: device === undefined ? undefined : findDevice(device), title: options.image ?? '.' };
  }
  const withLogs = options.logs.length === 0 ? undefined : await import('./with-logs.js');
  const logs = withLogs?.openLogs(files, folder, options.logs, terminal);
  const whole = await openWorkspace(files, folder, {
    device,
    buildConfiguration: text(options.values, 'build-config'),
    ignored: ignoredBy(configuration, base),
    logs,
    target: () => answers,
    grammar: async () => (await import('../grammar.js')).readGrammar(),
  });
  requireBuildConfiguration(whole, text(options.values, 'build-config'));
  const lead = await chooseLead(whole, options, image);
  const programs = whole.programs.filter((program) => program === lead || program === lead.bootloader);
  const images: TargetImage[] = [];
  for (const program of [lead, ...programs.filter((other) => other !== lead)]) {
    const found = await imageIfAny(program);
    if (found) images.push(found);
  }
  return { ...shared, workspace: { ...whole, programs }, rules: [...targetRules, ...programRules, ...(withLogs?.logRules ?? [])], lead, images, device: (await inputOf(lead, 'device'))?.device, title: given };
}

/** The program that the user names; else the one that is started by another; else the only one. */
async function chooseLead({ programs, folder }: Workspace, { program: name, image: file, folder: given = '.' }: TargetOptions, image: string | undefined): Promise<Program> {
  const names = programs.map((program) => program.name).join(', ');
  if (programs.length === 0) throw new UsageError(`Nothing to compare the target with in ${given}: no CubeIDE project, no image and no linker script. Name the folder of the project, or the image with --image.`);
  if (name !== undefined) {
    const named = programs.find((program) => program.name === name);
    if (named === undefined) throw new UsageError(`There is no program ${name} in ${given}. There ${programs.length === 1 ? 'is' : 'are'} ${names}.`);
    return named;
  }
  if (image !== undefined) {
    for (const program of programs) if ((await inputOf(program, 'image'))?.path === image) return program;
    throw new UsageError(`${file ?? ''} is the image of no program in ${given} (${names}, in ${folder}). Leave the folder out to compare with the file alone.`);
  }
  const applications = programs.filter(({ role }) => role === 'application');
  const candidates = applications.length > 0 ? applications : programs;
  if (candidates.length > 1) throw new UsageError(`${given} has several programs: ${candidates.map((program) => program.name).join(', ')}. Say which one is on the target with --program.`);
  return candidates[0]!;
}

export async function inputOf<K extends keyof ProgramInputs>(program: Program, input: K): Promise<ProgramInputs[K] | undefined> {
  const opened = await program.open(input);
  return isPresent(opened) ? opened.value : undefined;
}

async function imageIfAny(program: Program): Promise<TargetImage | undefined> {
  const image = await inputOf(program, 'image');
  if (image === undefined) return undefined;
  const { file, vectorTable, main } = image;
  return { name: program.name, file, image: image.image, table: vectorTable?.address, main: main && (main.address & ~1) >>> 0 };
}

async function imageOf(program: Program, given: string): Promise<TargetImage> {
  const opened = await program.open('image');
  if (!isPresent(opened)) throw new UsageError(`${given} is not an image that can be examined: ${opened.absent}.`);
  return (await imageIfAny(program))!;
}

import { joinPath, type ProjectFiles } from '@qspi-doctor/files';
import { readLaunch } from '@qspi-doctor/launch-config';
import { isPresent, type LaunchInput, type Workspace } from '@qspi-doctor/workspace';
import { breakpointPlan } from './breakpoint-plan.js';
import { boardOf, chooseLoader, type ChosenLoader } from './choose-loader.js';
import { existingFor, newCubeIdeFile, textAt, updatedCubeIdeFile, type CubeIdeFacts } from './cubeide-file.js';
import { madeHere } from './dwt-file.js';
import { openOcdScript, openOcdSetup } from './openocd.js';
import type { PlanOptions, Probe } from './options.js';
import type { Prepared } from './prepared.js';
import type { LaunchPlan, PlannedFile } from './planned-file.js';
import { sessionsOf, withoutExternalFlash, type Session } from './session.js';
import { situationOf, type Situation } from './situation.js';
import { nextSteps } from './steps.js';
import { vsCodeEntry } from './vscode-entry.js';
import { vsCodeFile } from './vscode-file.js';

/** Collects the parts of a plan. */
class PlanBuilder {
  readonly files: PlannedFile[] = [];
  readonly remarks: string[] = [];
  readonly problems: string[] = [];
}

const suffix: Readonly<Record<Probe, string>> = { stlink: '', openocd: ' OpenOCD', jlink: ' J-Link' };

/** Who maps external flash where no bootloader does, by probe. */
const withoutBootloader: Readonly<Record<Probe, string>> = {
  stlink: 'so the external loader is to map the memory ("Initialize")',
  openocd: "so OpenOCD's board script is to map the memory at \"reset init\"",
  jlink: "so the J-Link's own loader, or a script of yours, is to map the memory",
};

/**
 * Turns a workspace into debug configurations: which files are to be written, and with what in them. Nothing is written here. `files` is asked for what is there
 * already, and for an external loader.
 */
export async function planLaunches(files: ProjectFiles, workspace: Workspace, options: PlanOptions): Promise<LaunchPlan> {
  const plan = new PlanBuilder();
  const situations: Situation[] = [];
  for (const program of workspace.programs) {
    const situation = await situationOf(program);
    if ('problem' in situation) plan.problems.push(situation.problem);
    else situations.push(situation);
  }
  const sessions = sessionsOf(situations, options);
  const entries: Record<string, unknown>[] = [];
  const launchNames: string[] = [];
  for (const session of sessions) {
    const launches = await session.main.program.open('launches');
    const prepared = await prepare(files, workspace, session, isPresent(launches) ? launches.value : [], situations, options, plan);
    if (prepared === undefined) continue;
    if (options.ide === 'cubeide') launchNames.push(...cubeIdeFiles(files, workspace, prepared, options, plan));
    else {
      const entry = vsCodeEntry(workspace.folder, prepared, options);
      if ('problem' in entry) plan.problems.push(entry.problem);
      else {
        entries.push(entry.entry);
        plan.remarks.push(...entry.remarks);
        launchNames.push(String(entry.entry['name']));
        if (prepared.dwtPath !== undefined) addWhole(files, plan, prepared.dwtPath, prepared.breakpoints.dwt ?? '');
      }
    }
  }
  if (entries.length > 0) plan.files.push(vsCodeFile(files, joinPath(options.out ?? joinPath(workspace.folder, '.vscode'), 'launch.json'), entries));
  return { files: plan.files.filter(({ text, before }) => text !== before), remarks: plan.remarks, problems: plan.problems, steps: nextSteps(options, sessions, launchNames, plan.files.map(({ path }) => path)) };
}

async function prepare(files: ProjectFiles, workspace: Workspace, planned: Session, launches: readonly LaunchInput[], situations: readonly Situation[], options: PlanOptions, plan: PlanBuilder): Promise<Prepared | undefined> {
  const { main } = planned;
  let session = planned;
  const existing = options.ide === 'cubeide' ? existingFor(launches, options.probe) : undefined;
  let loader: ChosenLoader | undefined;
  if (options.probe === 'stlink') {
    const present = existing?.loaders.find(({ loader: each, kind }) => each.enabled && kind !== 'none');
    const projects = situations.flatMap(({ project }) => (project ? [{ name: project.project.name, folder: project.project.folder }] : []));
    const choice = await chooseLoader(files, session, {
      given: options.loader,
      present: present && { written: present.loader.pathAsWritten, path: present.exists ? present.path : undefined, initialize: present.loader.initialize },
      projects,
    });
    if ('problem' in choice) {
      plan.problems.push(choice.problem);
      return undefined;
    }
    loader = choice.loader;
    if (loader && loader.why !== 'already in the configuration') plan.remarks.push(`${main.program.name}: external loader ${loader.written} (${loader.why}).`);
  }
  if (planned.mappedBy === 'loader') plan.remarks.push(`${main.program.name}: no bootloader is among the programs of this folder, ${withoutBootloader[options.probe]}. Name a bootloader with --boot if there is one.`);
  if (options.probe === 'openocd' && planned.core === 'second') {
    plan.remarks.push(`${main.program.name}: no configuration is written for the second core. OpenOCD's ST-LINK driver for one server (hla_swd) sees the first core alone; use --probe stlink to debug both.`);
    return undefined;
  }
  const openOcd = options.probe === 'openocd' ? openOcdSetup(main.device, boardOf(main)) : undefined;
  if (options.probe === 'openocd' && openOcd === undefined) {
    plan.problems.push(`${main.program.name}: OpenOCD 0.12.0 has no script for the ${main.device.name}. Use --probe stlink or --probe jlink.`);
    return undefined;
  }
  const needsFlash = [main, ...session.others.map(({ situation }) => situation)].some(({ flashAddresses }) => flashAddresses.length > 0);
  if (openOcd && !openOcd.programsExternalFlash && needsFlash) {
    session = withoutExternalFlash(session);
    plan.remarks.push(`${main.program.name}: OpenOCD has no script for this board, so it does not program the external flash, and what lies there is not downloaded. Program it with STM32CubeProgrammer, or use --probe stlink.`);
  }
  const breakpoints = breakpointPlan(session, options.probe);
  plan.remarks.push(...session.remarks, ...breakpoints.remarks, ...symbolRemarks(session, existing));
  const folder = options.out ?? main.project?.project.folder ?? joinPath(workspace.folder, main.program.folder);
  return { session, existing, breakpoints, loader, openOcd, folder, dwtPath: breakpoints.dwt === undefined ? undefined : `${folder}/${main.program.name}-dwt.gdb` };
}

/** Of two images with a main, GDB halts in the one that runs first: the bootloader's, where its symbols are loaded. */
function symbolRemarks({ main, others }: Session, existing: LaunchInput | undefined): readonly string[] {
  const symbol = main.stopAt?.symbol ?? 'main';
  return others.flatMap(({ situation, loadSymbols }) => {
    if (loadSymbols || situation.core.name !== main.core.name) return [];
    const present = existing?.items.find(({ program }) => program === situation.program);
    if (present === undefined) return [`${main.program.name}: the symbols of ${situation.program.name} are left out, because it has a ${symbol} as well, and the session would halt there. Debug it with a configuration of its own.`];
    return present.item.loadSymbols ? [`${main.program.name}: the symbols of ${situation.program.name} are loaded, and it has a ${symbol} as well: the session halts there first. Take its symbols out of the load list to halt in the ${symbol} of ${main.program.name}.`] : [];
  });
}

/** The configuration, and the files beside it that it names. Returns the names of configurations. */
function cubeIdeFiles(files: ProjectFiles, workspace: Workspace, prepared: Prepared, options: PlanOptions, plan: PlanBuilder): readonly string[] {
  const { session, existing, breakpoints, loader, openOcd, folder, dwtPath } = prepared;
  const { main } = session;
  const taken = existing?.configuration.name;
  const usual = `${main.program.name} ${main.project?.configuration?.name ?? 'Debug'}${suffix[options.probe]}`;
  // The usual name may be that of a configuration for another probe, which stays.
  const name = taken ?? (isSoundLaunch(textAt(files, `${folder}/${usual}.launch`)) ? `${usual}${options.probe === 'stlink' ? ' ST-LINK' : ' qspi-doctor'}` : usual);
  const path = existing && options.out === undefined ? joinPath(workspace.folder, existing.file) : `${folder}/${name}.launch`;
  const place = main.project === undefined ? folder : `\${workspace_loc:/${main.project.project.name}}`;
  const source = dwtPath === undefined || breakpoints.stopAt !== false ? [] : [`source ${options.out ?? place}/${main.program.name}-dwt.gdb`];
  const attaches = session.core === 'second';
  const facts: CubeIdeFacts = {
    session,
    probe: options.probe,
    breakpoints,
    loader,
    initCommands: [...(openOcd?.programsExternalFlash && !attaches ? ['monitor reset init'] : []), ...breakpoints.init],
    runCommands: [...breakpoints.run, ...source],
    openOcdScript: openOcd ? `\${ProjDirPath}/${main.program.name}-openocd.cfg` : undefined,
    workspaceFolder: workspace.folder,
    name,
    host: options.host,
  };
  const before = textAt(files, path);
  const base = existing?.document.text;
  const fresh = base === undefined ? newCubeIdeFile(facts) : updatedCubeIdeFile(base, existing as LaunchInput, facts);
  if (typeof fresh !== 'string') {
    plan.problems.push(fresh.problem);
    return [];
  }
  const broken = before !== undefined && base === undefined ? (readLaunch(before, name).value === undefined ? 'it cannot be read as a launch configuration' : 'it is a configuration of another kind') : undefined;
  plan.files.push({ path, text: fresh, before, manner: base === undefined ? 'whole' : 'edited', foreign: broken });
  if (dwtPath !== undefined) addWhole(files, plan, dwtPath, breakpoints.dwt ?? '');
  if (openOcd) addWhole(files, plan, `${folder}/${main.program.name}-openocd.cfg`, openOcdScript(openOcd, main.device, session.core !== 'only'));
  return [name];
}

function isSoundLaunch(text: string | undefined): boolean {
  return text !== undefined && readLaunch(text, '').value !== undefined;
}

/** A file that is made from end to end: it replaces only what was made here. */
function addWhole(files: ProjectFiles, plan: PlanBuilder, path: string, text: string): void {
  const before = textAt(files, path);
  plan.files.push({ path, text, before, manner: 'whole', foreign: before === undefined || before.startsWith(madeHere) ? undefined : 'it was not made by qspi-doctor' });
}

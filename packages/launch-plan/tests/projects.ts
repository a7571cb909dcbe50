import { buildFirmware, MemoryFiles, type FirmwareOptions } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import { planLaunches, type LaunchPlan, type PlanOptions } from '../src/index.js';

export type Content = Readonly<Record<string, string | Uint8Array>>;

const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';

export interface ProjectFacts {
  readonly mcu: string;
  /** As CubeMX notes it in the .ioc. */
  readonly board?: string;
  /** Undefined: it is not built. */
  readonly image?: FirmwareOptions;
  readonly origin: number;
  readonly ram?: string;
}

/** A CubeIDE project: folder and project have one name. */
export function project(name: string, { mcu, board = 'custom', image, origin, ram = 'ORIGIN = 0x20000000, LENGTH = 96K' }: ProjectFacts): Content {
  const core = /CM\d/.exec(name)?.[0];
  const script = core === undefined ? `${mcu.toUpperCase()}_FLASH.ld` : `${mcu.toUpperCase()}_FLASH_${core}.ld`;
  return {
    [`${name}/.project`]: `<projectDescription><name>${name}</name><natures><nature>com.st.stm32cube.ide.mcu.MCUProjectNature</nature></natures></projectDescription>`,
    [`${name}/.cproject`]: `<?xml version="1.0" encoding="UTF-8"?><?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage"><storageModule moduleId="org.eclipse.cdt.core.settings"><cconfiguration id="${base}.config.exe.debug.1"><storageModule moduleId="cdtBuildSystem" version="4.0.0"><configuration artifactExtension="elf" artifactName="\${ProjName}" id="${base}.config.exe.debug.1" name="Debug" parent="${base}.config.exe.debug"><folderInfo id="${base}.config.exe.debug.1." name="/" resourcePath=""><toolChain id="${base}.toolchain.exe.debug.1" superClass="${base}.toolchain.exe.debug"><option id="${base}.option.target_mcu.1" superClass="${base}.option.target_mcu" value="${mcu}" valueType="string"/><tool id="${base}.tool.c.linker.1" superClass="${base}.tool.c.linker"><option id="${base}.tool.c.linker.option.script.1" superClass="${base}.tool.c.linker.option.script" value="\${workspace_loc:/\${ProjName}/${script}}" valueType="string"/></tool></toolChain></folderInfo></configuration></storageModule></cconfiguration></storageModule></cproject>`,
    [`${name}/${name}.ioc`]: `Mcu.UserName=${mcu}\nMcu.Name=${mcu}\nboard=${board}\nRCC.SYSCLKFreq_VALUE=80000000\n`,
    [`${name}/${script}`]: `MEMORY { ROM (rx) : ORIGIN = 0x${origin.toString(16)}, LENGTH = 128K RAM (xrw) : ${ram} }\nSECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } >ROM .text : { *(.text*) } >ROM .data : { *(.data*) } >RAM AT> ROM }\n`,
    ...(image === undefined ? {} : { [`${name}/Debug/${name}.elf`]: buildFirmware(image) }),
  };
}

/** Application at 0x90000000 and bootloader, side by side. */
export function pair(mcu: string, board?: string): Content {
  const facts = { mcu, ...(board === undefined ? {} : { board }) };
  return {
    ...project('Application', { ...facts, origin: 0x90000000, image: { table: 0x90000000, vtor: 0x90000000 } }),
    ...project('Bootloader', { ...facts, origin: 0x08000000, image: { table: 0x08000000, startsTableAt: 0x90000000 } }),
  };
}

/** `boot` is the name of a program here. */
export async function planFor(content: Content, { boot, ...options }: Partial<Omit<PlanOptions, 'boot'>> & { readonly boot?: string } = {}, device?: string): Promise<LaunchPlan> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/w/${path}`, value])));
  const workspace = await openWorkspace(files, '/w', { device });
  return planLaunches(files, workspace, { probe: 'stlink', ide: 'cubeide', boot: workspace.programs.find(({ name }) => name === boot), ...options });
}

/** The content with the plan's files written. */
export function written(content: Content, plan: LaunchPlan): Content {
  return { ...content, ...Object.fromEntries(plan.files.map(({ path, text }) => [path.slice('/w/'.length), text])) };
}

export function fileOf(plan: LaunchPlan, path: string): string {
  const found = plan.files.find((file) => file.path === `/w/${path}`);
  if (!found) throw new Error(`the plan has no ${path}; it has ${plan.files.map((file) => file.path).join(', ')}; ${plan.problems.join(' ')}`);
  return found.text;
}

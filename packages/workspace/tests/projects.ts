import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace, type Workspace, type WorkspaceOptions } from '../src/index.js';

export type Content = Readonly<Record<string, string | Uint8Array>>;

/** The workspace of a folder that exists in the test only. Paths are relative to the folder. */
export async function workspaceOf(content: Content, options: WorkspaceOptions = {}): Promise<Workspace> {
  return openWorkspace(filesOf(content), '/folder', options);
}

export function filesOf(content: Content): MemoryFiles {
  return new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/folder/${path}`, value])));
}

export interface ConfigurationFacts {
  readonly name: string;
  readonly script?: string;
  readonly extension?: string;
  /** Where it builds, if not in a folder of its name. */
  readonly buildPath?: string;
}

export interface ProjectFacts {
  readonly name?: string;
  readonly mcu?: string;
  readonly configurations?: readonly ConfigurationFacts[];
}

const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';

/** Identifier of a configuration as launch files name it. */
export function configurationId(name: string): string {
  return `${base}.config.exe.${name.toLowerCase()}.1`;
}

/** `.project` and `.cproject` of a CubeIDE project, as far as they are read. */
export function project(folder: string, { name = folder.split('/').at(-1) ?? folder, mcu = 'STM32H750XBHx', configurations = [{ name: 'Debug' }] }: ProjectFacts = {}): Content {
  const inner = configurations.map(
    ({ name: configuration, script = 'flash.ld', extension = 'elf', buildPath }) => `<cconfiguration id="${configurationId(configuration)}">
<storageModule moduleId="cdtBuildSystem" version="4.0.0">
<configuration artifactExtension="${extension}" artifactName="\${ProjName}" id="${configurationId(configuration)}" name="${configuration}">
<folderInfo id="${configuration}.1" name="/" resourcePath="">
<toolChain id="${configuration}.2" superClass="${base}.toolchain.exe.debug">
<option id="${configuration}.3" superClass="${base}.option.target_mcu" value="${mcu}" valueType="string"/>
${buildPath === undefined ? '' : `<builder buildPath="${buildPath}" id="${configuration}.5" managedBuildOn="true" superClass="${base}.builder"/>`}
<tool id="${configuration}.4" superClass="${base}.tool.c.linker">
<option id="${configuration}.6" superClass="${base}.tool.c.linker.option.script" value="\${workspace_loc:/\${ProjName}/${script}}" valueType="string"/>
</tool>
</toolChain>
</folderInfo>
</configuration>
</storageModule>
</cconfiguration>`,
  );
  return {
    [`${folder}/.project`]: `<?xml version="1.0" encoding="UTF-8"?>\n<projectDescription><name>${name}</name><natures/></projectDescription>\n`,
    [`${folder}/.cproject`]: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage">\n<storageModule moduleId="org.eclipse.cdt.core.settings">\n${inner.join('\n')}\n</storageModule>\n</cproject>\n`,
  };
}

export function script(origin: number, ram = 0x20000000): string {
  return `ENTRY(Reset_Handler)
MEMORY
{
  ROM (rx) : ORIGIN = 0x${origin.toString(16)}, LENGTH = 128K
  RAM (xrw) : ORIGIN = 0x${ram.toString(16)}, LENGTH = 128K
}
SECTIONS
{
  .isr_vector : { KEEP(*(.isr_vector)) } >ROM
  .text : { *(.text*) } >ROM
  .bss : { *(.bss*) } >RAM
}
`;
}

/** An image whose table is at `table`. */
export function firmware(table: number): Uint8Array {
  return buildFirmware({ table, vtor: table });
}

export interface LaunchFacts {
  readonly project: string;
  readonly program: string;
  readonly configuration?: string;
  readonly more?: readonly { readonly project: string; readonly path: string }[];
}

export function launch({ project: name, program, configuration, more = [] }: LaunchFacts): string {
  const item = (path: string, owner: string, main: boolean) => ({ fIsFromMainTab: main, fPath: path, fProjectName: owner, fPerformBuild: true, fDownload: true, fLoadSymbols: true });
  const list = JSON.stringify({ fItems: [item(program, name, true), ...more.map(({ path, project: owner }) => item(path, owner, false))] }).replaceAll('"', '&quot;');
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<launchConfiguration type="com.st.stm32cube.ide.mcu.debug.launch.launchConfigurationType">
    <stringAttribute key="com.st.stm32cube.ide.mcu.debug.launch.loadList" value="${list}"/>
    <stringAttribute key="org.eclipse.cdt.launch.PROGRAM_NAME" value="${program}"/>
    <stringAttribute key="org.eclipse.cdt.launch.PROJECT_ATTR" value="${name}"/>
    <stringAttribute key="org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_ID_ATTR" value="${configuration === undefined ? '' : configurationId(configuration)}"/>
</launchConfiguration>
`;
}

/** The head of an ELF file for another processor: e_machine 62 is x86-64. */
export function foreignProgram(machine = 62): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  bytes.set([2, 0, machine & 0xff, machine >> 8], 16);
  return bytes;
}

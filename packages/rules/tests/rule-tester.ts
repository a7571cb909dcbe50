import { cGrammar, MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace, type WorkspaceOptions } from '@qspi-doctor/workspace';
import { runRule, type ProgramRule, type RuleOutcome } from '../src/index.js';

export type Content = Readonly<Record<string, string | Uint8Array>>;

/** Runs a rule over each program of a folder that exists in the test only. Paths are relative to the folder. */
export async function runRuleOn(rule: ProgramRule, content: Content, options: WorkspaceOptions = {}): Promise<RuleOutcome> {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/project/${path}`, value])));
  const { programs } = await openWorkspace(files, '/project', { grammar: cGrammar, ...options });
  const outcomes = [];
  for (const program of programs) outcomes.push(await runRule(rule, program));
  return { findings: outcomes.flatMap(({ findings }) => findings), notChecked: outcomes.flatMap(({ notChecked }) => notChecked) };
}

/** A linker script with one code region and RAM, in CubeIDE's manner. */
export function script(origin: number, { length = '8M', name = 'QSPI', ram = 'ORIGIN = 0x20000000, LENGTH = 96K' } = {}): string {
  return `ENTRY(Reset_Handler)
_estack = ORIGIN(RAM) + LENGTH(RAM);
MEMORY
{
  ${name} (rx) : ORIGIN = 0x${origin.toString(16).padStart(8, '0')}, LENGTH = ${length}
  RAM (xrw) : ${ram}
}
SECTIONS
{
  .isr_vector : { . = ALIGN(4); KEEP(*(.isr_vector)) . = ALIGN(4); } >${name}
  .text : { *(.text) *(.text*) } >${name}
  _sidata = LOADADDR(.data);
  .data : { _sdata = .; *(.data) *(.data*) . = ALIGN(4); _edata = .; } >RAM AT> ${name}
  .bss : { _sbss = .; *(.bss) *(COMMON) . = ALIGN(4); _ebss = .; } >RAM
}
`;
}

const stPrefix = 'com.st.stm32cube.ide.mcu.debug.';

export interface LaunchFacts {
  readonly probe?: 'stlink' | 'openocd' | 'jlink';
  readonly project?: string;
  readonly program?: string;
  readonly download?: boolean;
  readonly loaders?: readonly { readonly path: string; readonly enabled?: boolean; readonly initialize?: boolean }[];
  readonly loadSymbols?: boolean;
  readonly stopAt?: string | false;
  readonly more?: readonly { readonly path: string; readonly project: string; readonly download?: boolean; readonly symbols?: boolean; readonly buildConfiguration?: string }[];
  /** Further attributes, or other values: element, key (`.` stands for the beginning of ST's keys, `gdbjtag.` for that of CDT's), value. */
  readonly extra?: readonly (readonly [element: 'string' | 'int' | 'boolean', key: string, value: string])[];
}

/** A launch configuration with what the rules look at, in Eclipse's form. */
export function launch({ probe = 'stlink', project = 'App', program = 'Debug/App.elf', download = true, loaders = [], stopAt = 'main', more = [], loadSymbols = true, extra = [] }: LaunchFacts = {}): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');
  const items = [
    { fIsFromMainTab: true, fPath: program, fProjectName: project, fPerformBuild: true, fDownload: download, fLoadSymbols: loadSymbols },
    ...more.map(({ path, project: of, download: also = true, symbols = true, buildConfiguration }) => ({
      fIsFromMainTab: false,
      fPath: path,
      fProjectName: of,
      ...(buildConfiguration === undefined ? { fUseActiveBuildConfig: true } : { fBuildConfigId: buildConfiguration }),
      fPerformBuild: true,
      fDownload: also,
      fLoadSymbols: symbols,
    })),
  ];
  const attributes: [string, string, string][] = [
    ['string', `${stPrefix}launch.cubeprog_external_loaders`, JSON.stringify(loaders.map(({ path, enabled = true, initialize = false }) => ({ fLoaderPath: path, fInitialize: initialize, fIsEnabled: enabled })))],
    ['string', `${stPrefix}launch.loadList`, JSON.stringify({ fItems: items })],
    ['string', 'org.eclipse.cdt.debug.gdbjtag.core.jtagDeviceId', `${stPrefix}${probe}`],
    ['boolean', 'org.eclipse.cdt.debug.gdbjtag.core.setStopAt', String(stopAt !== false)],
    ['string', 'org.eclipse.cdt.debug.gdbjtag.core.stopAt', stopAt === false ? 'main' : stopAt],
    ['string', 'org.eclipse.cdt.launch.PROGRAM_NAME', program],
    ['string', 'org.eclipse.cdt.launch.PROJECT_ATTR', project],
  ];
  for (const [element, key, value] of extra) {
    const attribute: [string, string, string] = [element, key.startsWith('.') ? stPrefix + key.slice(1) : key.startsWith('gdbjtag.') ? `org.eclipse.cdt.debug.${key.replace('gdbjtag.', 'gdbjtag.core.')}` : key, value];
    const known = attributes.findIndex(([, present]) => present === attribute[1]);
    attributes.splice(known < 0 ? attributes.length : known, known < 0 ? 0 : 1, attribute);
  }
  const lines = attributes.map(([element, key, value]) => `    <${element}Attribute key="${key}" value="${escape(value)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<launchConfiguration type="${stPrefix}launch.launchConfigurationType">\n${lines.join('\n')}\n</launchConfiguration>\n`;
}

/** A CubeIDE project of one configuration, as far as it is read: `.project` and `.cproject`. */
export function cubeProject(folder: string, { name = 'App', mcu = 'STM32L476VGTx', linkerScript = 'STM32L476VGTX_QSPI.ld', configuration = 'Debug' } = {}): Content {
  const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';
  return {
    [`${folder}/.project`]: `<?xml version="1.0" encoding="UTF-8"?>\n<projectDescription><name>${name}</name><natures><nature>com.st.stm32cube.ide.mcu.MCUProjectNature</nature></natures></projectDescription>\n`,
    [`${folder}/.cproject`]: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage">
<storageModule moduleId="org.eclipse.cdt.core.settings">
<cconfiguration id="${base}.config.exe.debug.1">
<storageModule moduleId="cdtBuildSystem" version="4.0.0">
<configuration artifactExtension="elf" artifactName="\${ProjName}" buildArtefactType="org.eclipse.cdt.build.core.buildArtefactType.exe" id="${base}.config.exe.debug.1" name="${configuration}" parent="${base}.config.exe.debug">
<folderInfo id="${base}.config.exe.debug.1." name="/" resourcePath="">
<toolChain id="${base}.toolchain.exe.debug.1" superClass="${base}.toolchain.exe.debug">
<option id="${base}.option.target_mcu.1" superClass="${base}.option.target_mcu" value="${mcu}" valueType="string"/>
<tool id="${base}.tool.c.linker.1" superClass="${base}.tool.c.linker">
<option id="${base}.tool.c.linker.option.script.1" superClass="${base}.tool.c.linker.option.script" value="\${workspace_loc:/\${ProjName}/${linkerScript}}" valueType="string"/>
</tool>
</toolChain>
</folderInfo>
</configuration>
</storageModule>
</cconfiguration>
</storageModule>
</cproject>
`,
  };
}

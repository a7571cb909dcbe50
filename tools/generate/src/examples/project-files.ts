import { familyName, type Part } from './part.js';

const st = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';
const natures = [
  'com.st.stm32cube.ide.mcu.MCUProjectNature',
  'com.st.stm32cube.ide.mcu.MCUCubeProjectNature',
  'org.eclipse.cdt.core.cnature',
  'com.st.stm32cube.ide.mcu.MCUCubeIdeServicesRevAev2ProjectNature',
  'com.st.stm32cube.ide.mcu.MCUAdvancedStructureProjectNature',
  'com.st.stm32cube.ide.mcu.MCUSingleCpuProjectNature',
  'com.st.stm32cube.ide.mcu.MCURootProjectNature',
  'org.eclipse.cdt.managedbuilder.core.managedBuildNature',
  'org.eclipse.cdt.managedbuilder.core.ScannerConfigNature',
];

export function dotProject(project: string): string {
  const command = (name: string, triggers: string) =>
    `\t\t<buildCommand>\n\t\t\t<name>org.eclipse.cdt.managedbuilder.core.${name}</name>\n\t\t\t<triggers>${triggers}</triggers>\n\t\t\t<arguments>\n\t\t\t</arguments>\n\t\t</buildCommand>\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<projectDescription>
\t<name>${project}</name>
\t<comment></comment>
\t<projects>
\t</projects>
\t<buildSpec>
${command('genmakebuilder', 'clean,full,incremental,')}${command('ScannerConfigBuilder', 'full,incremental,')}\t</buildSpec>
\t<natures>
${natures.map((nature) => `\t\t<nature>${nature}</nature>`).join('\n')}
\t</natures>
</projectDescription>
`;
}

/** The numbers that Eclipse puts behind its ids: any that differ will do, and these are the same on every run. */
function numbers(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7);
  return () => (state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff);
}

export const buildConfigurationId = (project: string): string => `${st}.config.exe.debug.${numbers(project)()}`;

export interface CprojectOptions {
  readonly project: string;
  readonly part: Part;
  readonly script: string;
  readonly defines: readonly string[];
  /** Value of the compiler's option as CubeIDE abbreviates it; default: `-g3`. */
  readonly debugLevel?: string;
  /** Flags that have no option of their own. */
  readonly otherFlags?: readonly string[];
}

/** .cproject with the Debug configuration alone, and of it what is not as CubeIDE presets it. */
export function dotCproject({ project, part, script, defines, debugLevel = 'g3', otherFlags = [] }: CprojectOptions): string {
  const next = numbers(`${project}/`);
  const id = buildConfigurationId(project);
  const option = (name: string, key: string, type: string, value: string) =>
    `<option id="${st}.${key}.${next()}" name="${name}" superClass="${st}.${key}" value="${value}" valueType="${type}"/>`;
  const list = (name: string, key: string, type: string, values: readonly string[]) =>
    `<option IS_BUILTIN_EMPTY="false" IS_VALUE_EMPTY="${values.length === 0}" id="${st}.${key}.${next()}" name="${name}" superClass="${st}.${key}" valueType="${type}">${values.map((value) => `<listOptionValue builtIn="false" value="${value}"/>`).join('')}</option>`;
  const tool = (name: string, key: string, parts: readonly string[]) =>
    `<tool id="${st}.tool.${key}.${next()}" name="${name}" superClass="${st}.tool.${key}">\n${parts.map((text) => `\t\t\t\t\t\t\t\t${text}\n`).join('')}\t\t\t\t\t\t\t</tool>`;
  const compiler = 'tool.c.compiler.option';
  const scriptPath = `\${workspace_loc:/\${ProjName}/${script}}`;
  const lines = [
    option('MCU', 'option.target_mcu', 'string', part.name),
    ...(part.fpu === 'auto' ? [] : [option('Floating-point unit', 'option.fpu', 'enumerated', `${st}.option.fpu.value.${part.fpu}`)]),
    `<builder buildPath="\${workspace_loc:/${project}}/Debug" id="${st}.builder.${next()}" managedBuildOn="true" name="Gnu Make Builder" parallelBuildOn="true" superClass="${st}.builder"/>`,
    tool('MCU GCC Compiler', 'c.compiler', [
      option('Debug level', `${compiler}.debuglevel`, 'enumerated', `${st}.${compiler}.debuglevel.value.${debugLevel}`),
      list('Define symbols (-D)', `${compiler}.definedsymbols`, 'definedSymbols', defines),
      list('Include paths (-I)', `${compiler}.includepaths`, 'includePath', ['../Core/Inc']),
      ...(otherFlags.length === 0 ? [] : [list('Other flags', `${compiler}.otherflags`, 'stringList', otherFlags)]),
    ]),
    tool('MCU GCC Linker', 'c.linker', [
      option('Linker Script (-T)', 'tool.c.linker.option.script', 'string', scriptPath),
      list('Other flags', 'tool.c.linker.option.otherflags', 'stringList', ['-nostdlib']),
    ]),
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage">
\t<storageModule moduleId="org.eclipse.cdt.core.settings">
\t\t<cconfiguration id="${id}">
\t\t\t<storageModule buildSystemId="org.eclipse.cdt.managedbuilder.core.configurationDataProvider" id="${id}" moduleId="org.eclipse.cdt.core.settings" name="Debug">
\t\t\t\t<externalSettings/>
\t\t\t\t<extensions>
\t\t\t\t\t<extension id="org.eclipse.cdt.core.ELF" point="org.eclipse.cdt.core.BinaryParser"/>
\t\t\t\t\t<extension id="org.eclipse.cdt.core.GCCErrorParser" point="org.eclipse.cdt.core.ErrorParser"/>
\t\t\t\t</extensions>
\t\t\t</storageModule>
\t\t\t<storageModule moduleId="cdtBuildSystem" version="4.0.0">
\t\t\t\t<configuration artifactExtension="elf" artifactName="\${ProjName}" buildArtefactType="org.eclipse.cdt.build.core.buildArtefactType.exe" buildProperties="org.eclipse.cdt.build.core.buildArtefactType=org.eclipse.cdt.build.core.buildArtefactType.exe,org.eclipse.cdt.build.core.buildType=org.eclipse.cdt.build.core.buildType.debug" cleanCommand="rm -rf" description="" id="${id}" name="Debug" parent="${st}.config.exe.debug">
\t\t\t\t\t<folderInfo id="${id}." name="/" resourcePath="">
\t\t\t\t\t\t<toolChain id="${st}.toolchain.exe.debug.${next()}" name="MCU ARM GCC" superClass="${st}.toolchain.exe.debug">
${lines.map((line) => `\t\t\t\t\t\t\t${line}`).join('\n')}
\t\t\t\t\t\t</toolChain>
\t\t\t\t\t</folderInfo>
\t\t\t\t\t<sourceEntries>
\t\t\t\t\t\t<entry flags="VALUE_WORKSPACE_PATH|RESOLVED" kind="sourcePath" name="Core"/>
\t\t\t\t\t</sourceEntries>
\t\t\t\t</configuration>
\t\t\t</storageModule>
\t\t\t<storageModule moduleId="org.eclipse.cdt.core.externalSettings"/>
\t\t</cconfiguration>
\t</storageModule>
\t<storageModule moduleId="cdtBuildSystem" version="4.0.0">
\t\t<project id="${project}.${st}.target.exe.${next()}" name="Executable" projectType="${st}.target.exe"/>
\t</storageModule>
</cproject>
`;
}

/** The .ioc of a project: what STM32CubeMX needs to know the part, and the peripherals. */
export function ioc(project: string, part: Part): string {
  return `#MicroXplorer Configuration settings - do not modify
File.Version=6
KeepUserPlacement=false
Mcu.CPN=${part.name.replace(/x(Q?)$/, (_, converter: string) => `6${converter}`)}
Mcu.Family=${familyName(part)}
Mcu.IP0=NVIC
Mcu.IP1=${part.controller.name}
Mcu.IP2=RCC
Mcu.IP3=SYS
Mcu.IPNb=4
Mcu.Name=${part.name}
Mcu.PinsNb=0
Mcu.ThirdPartyNb=0
Mcu.UserConstants=
Mcu.UserName=${part.name}
MxCube.Version=6.9.2
MxDb.Version=DB.6.0.92
ProjectManager.DeviceId=${part.name}
ProjectManager.ProjectFileName=${project}.ioc
ProjectManager.ProjectName=${project}
ProjectManager.TargetToolchain=STM32CubeIDE
board=custom
`;
}

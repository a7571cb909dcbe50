const st = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';

export interface SampleConfiguration {
  readonly name: string;
  readonly mcu?: string;
  readonly script?: string;
  readonly cppScript?: string;
  readonly defines?: readonly string[];
  readonly includes?: readonly string[];
  readonly artifactName?: string;
  readonly artifactExtension?: string;
  readonly buildPath?: string;
  /** Display name of options: it must not matter. */
  readonly label?: string;
  readonly board?: string;
}

function quoted(value: string): string {
  return `"${value.replace(/[&<"]/g, (c) => `&#${c.charCodeAt(0)};`)}"`;
}

/** A `.cproject` like CubeIDE's, with these configurations. */
export function cproject(...configurations: readonly SampleConfiguration[]): string {
  const option = (superClass: string, label: string, rest: string) => `<option id="${superClass}.17" name="${label}" superClass="${superClass}" ${rest}`;
  const body = configurations.map((c, i) => {
    const label = c.label ?? 'Linker Script (-T)';
    const single = (superClass: string, value: string | undefined) => (value === undefined ? '' : option(superClass, label, `value=${quoted(value)} valueType="string"/>`));
    const list = (superClass: string, values: readonly string[] = []) =>
      values.length === 0 ? '' : `${option(superClass, label, 'valueType="definedSymbols">')}${values.map((value) => `<listOptionValue builtIn="false" value=${quoted(value)}/>`).join('')}</option>`;
    return `\t\t<cconfiguration id="cfg.${i}">
\t\t\t<storageModule moduleId="org.eclipse.cdt.core.settings" name="${c.name}"/>
\t\t\t<storageModule moduleId="cdtBuildSystem" version="4.0.0">
\t\t\t\t<configuration artifactExtension="${c.artifactExtension ?? 'elf'}" artifactName=${quoted(c.artifactName ?? '${ProjName}')} id="cfg.${i}" name="${c.name}" parent="${st}.config.exe.debug">
\t\t\t\t\t<folderInfo id="cfg.${i}." name="/" resourcePath="">
\t\t\t\t\t\t<toolChain id="tc.${i}" superClass="${st}.toolchain.exe.debug">
${single(`${st}.option.target_mcu`, c.mcu)}${single(`${st}.option.target_board`, c.board)}
<builder buildPath=${quoted(c.buildPath ?? `\${workspace_loc:/App}/${c.name}`)} managedBuildOn="true" id="b.${i}"/>
<tool id="cc.${i}" superClass="${st}.tool.c.compiler">${list(`${st}.tool.c.compiler.option.definedsymbols`, c.defines)}${list(`${st}.tool.c.compiler.option.includepaths`, c.includes)}</tool>
<tool id="ld.${i}" superClass="${st}.tool.c.linker">${single(`${st}.tool.c.linker.option.script`, c.script)}</tool>
<tool id="ldpp.${i}" superClass="${st}.tool.cpp.linker">${single(`${st}.tool.cpp.linker.option.script`, c.cppScript)}</tool>
\t\t\t\t\t\t</toolChain>
\t\t\t\t\t</folderInfo>
\t\t\t\t\t<folderInfo id="cfg.${i}.sub" name="/" resourcePath="Sub"><toolChain><option id="x.1" superClass="${st}.option.target_mcu" value="STM32WRONG"/></toolChain></folderInfo>
\t\t\t\t\t<sourceEntries><entry excluding="Src/a.c|Src/b.c" flags="VALUE_WORKSPACE_PATH|RESOLVED" kind="sourcePath" name="Core"/></sourceEntries>
\t\t\t\t</configuration>
\t\t\t</storageModule>
\t\t</cconfiguration>`;
  });
  return `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage">
\t<storageModule moduleId="org.eclipse.cdt.core.settings">
${body.join('\n')}
\t</storageModule>
\t<storageModule moduleId="scannerConfiguration"/>
</cproject>
`;
}

/** A `.project`. Links: name → [type, location]. */
export function project(name: string, { natures = ['org.eclipse.cdt.core.cnature'] as readonly string[], links = {} as Readonly<Record<string, readonly [1 | 2, string]>>, variables = {} as Readonly<Record<string, string>> } = {}): string {
  const linked = Object.entries(links).map(([link, [type, uri]]) => `\t\t<link>\n\t\t\t<name>${link}</name>\n\t\t\t<type>${type}</type>\n\t\t\t<locationURI>${uri}</locationURI>\n\t\t</link>\n`);
  const defined = Object.entries(variables).map(([variable, value]) => `<variable><name>${variable}</name><value>${value}</value></variable>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<projectDescription>
\t<name>${name}</name>
\t<natures>
${natures.map((nature) => `\t\t<nature>${nature}</nature>\n`).join('')}\t</natures>
\t<linkedResources>
${linked.join('')}\t</linkedResources>
\t<variableList>${defined.join('')}</variableList>
</projectDescription>
`;
}

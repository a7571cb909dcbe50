import { cGrammar, MemoryFiles } from '@qspi-doctor/testkit';
import { describe, expect, it } from 'vitest';
import { isPresent, openWorkspace } from '../src/index.js';

const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';
const script = 'MEMORY { QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 8M  RAM (rwx) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } >QSPI }\n';
const startup = '  bl SystemInit\n  bl main\n';
const sets = (value: string, before = '') => `${before}void SystemInit(void)\n{\n  SCB->VTOR = ${value};\n}\n`;
const option = (id: string, values: readonly string[]) => `<option id="${id}" superClass="${base}.tool.c.compiler.option.${id}" valueType="x">${values.map((value) => `<listOptionValue builtIn="false" value="${value}"/>`).join('')}</option>`;

interface Parts {
  readonly links?: string;
  readonly entries?: string;
  readonly defines?: readonly string[];
  readonly includes?: readonly string[];
  readonly flags?: readonly string[];
}

function project({ links = '', entries = '', defines = [], includes = [], flags = [] }: Parts): Record<string, string> {
  return {
    '/w/App/.project': `<?xml version="1.0" encoding="UTF-8"?>\n<projectDescription><name>App</name><natures/><linkedResources>${links}</linkedResources></projectDescription>\n`,
    '/w/App/.cproject': `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?fileVersion 4.0.0?><cproject storage_type_id="x"><storageModule moduleId="org.eclipse.cdt.core.settings"><cconfiguration id="1"><storageModule moduleId="cdtBuildSystem" version="4.0.0">
<configuration artifactExtension="elf" artifactName="App" id="1" name="Debug"><folderInfo id="1." name="/" resourcePath=""><toolChain id="t">
<option id="m" superClass="${base}.option.target_mcu" value="STM32L476VGTx" valueType="string"/>
<tool id="c" superClass="${base}.tool.c.compiler">${option('definedsymbols', defines)}${option('includepaths', includes)}${option('otherflags', flags)}</tool>
<tool id="l" superClass="${base}.tool.c.linker"><option id="s" superClass="${base}.tool.c.linker.option.script" value="../app.ld" valueType="string"/></tool>
</toolChain></folderInfo>${entries === '' ? '' : `<sourceEntries>${entries}</sourceEntries>`}</configuration></storageModule></cconfiguration></storageModule></cproject>
`,
    '/w/App/app.ld': script,
    '/w/App/Startup/startup.s': startup,
    '/w/App/Src/main.c': 'int main(void) { for (;;); }\n',
  };
}

async function vtorOf(files: Record<string, string>) {
  const { programs } = await openWorkspace(new MemoryFiles(files), '/w', { grammar: cGrammar });
  const sources = await programs[0]!.open('sources');
  if (!isPresent(sources)) return sources.absent;
  const { atMain } = sources.value.vectorBase();
  return atMain.kind === 'written' ? (sources.value.addressOf(atMain.store.value) ?? 'somewhere') : atMain.kind === 'unknown' ? atMain.why : atMain.kind;
}

describe('the sources of a CubeIDE project', () => {
  it('are those of its source folders that are not excluded', async () => {
    const files = {
      ...project({ entries: '<entry excluding="old|Src/template_*.c|**/tests" flags="x" kind="sourcePath" name="Src"/><entry flags="x" kind="sourcePath" name="Startup"/>' }),
      '/w/App/Src/system.c': sets('0x90000000'),
      '/w/App/Src/old/system.c': sets('0x08000000'),
      '/w/App/Src/lib/tests/system.c': sets('0x08020000'),
      '/w/App/Other/system.c': sets('0x08010000'),
      '/w/App/Debug/system.c': sets('0x08030000'),
    };
    expect(await vtorOf(files)).toBe(0x90000000);
  });

  it('are linked files and folders, outside of the project and of the folder that is examined', async () => {
    const link = (name: string, type: number, location: string) => `<link><name>${name}</name><type>${type}</type><locationURI>${location}</locationURI></link>`;
    const one = { ...project({ links: link('Drivers/system.c', 1, 'PARENT-1-PROJECT_LOC/Common/system.c'), entries: '<entry kind="sourcePath" name="Drivers"/><entry kind="sourcePath" name="Src"/><entry kind="sourcePath" name="Startup"/>' }), '/w/Common/system.c': sets('0x90000000') };
    expect(await vtorOf(one)).toBe(0x90000000);
    const folder = { ...project({ links: link('Common', 2, 'PARENT-2-PROJECT_LOC/shared') }), '/shared/deep/system.c': sets('0x90000000') };
    expect(await vtorOf(folder)).toBe(0x90000000);
    const gone = { ...project({ links: link('Drivers/system.c', 1, 'PARENT-1-PROJECT_LOC/Common/system.c') }), '/w/App/Startup/startup.s': `${startup} .weak SystemInit\n` };
    expect(await vtorOf(gone)).toBe('SystemInit is not among the sources');
    expect(await vtorOf({ ...project({}), '/w/App/Startup/startup.s': `${startup} .weak SystemInit\n` })).toBe('untouched');
    const excluded = { ...project({ links: link('Common', 2, 'PARENT-2-PROJECT_LOC/shared'), entries: '<entry excluding="Common" kind="sourcePath" name=""/>' }), '/shared/deep/system.c': sets('0x90000000') };
    expect(await vtorOf(excluded)).toBe('SystemInit is not among the sources');
  });

  it('include what lies beside them, and what the include paths lead to, whatever letters Windows took', async () => {
    const files = { ...project({ includes: ['../Inc', '${workspace_loc:/${ProjName}/Cfg}'] }), '/w/App/Src/system.c': sets('BASE | OFFSET', '#include "beside.h"\n#include "../Src/Deep/More.h"\n#include <device.h>\n'), '/w/App/Src/beside.h': '#define OFFSET 0x400\n', '/w/App/Src/deep/more.h': '#define BASE LATER\n', '/w/App/Inc/Device.h': '#include "table.h"\n', '/w/App/Cfg/table.h': '#define LATER 0x90000000\n' };
    expect(await vtorOf(files)).toBe(0x90000400);
  });

  it('are not certain where an option brings macros from elsewhere', async () => {
    const files = { '/w/App/Src/system.c': `#ifdef MOVED\n#define WHERE 0x90000000\n#else\n#define WHERE 0x08000000\n#endif\n${sets('WHERE')}` };
    expect(await vtorOf({ ...project({}), ...files })).toBe(0x08000000);
    expect(await vtorOf({ ...project({ defines: ['MOVED'] }), ...files })).toBe(0x90000000);
    expect(await vtorOf({ ...project({ flags: ['-include moved.h'] }), ...files })).toBe('somewhere');
  });
});

describe('the sources of a folder with build files', () => {
  const plain = { '/w/fw.ld': script, '/w/startup.s': startup, '/w/src/main.c': 'int main(void) { for (;;); }\n', '/w/src/system.c': sets('BASE', '#include "board.h"\n'), '/w/src/unused/system.c': sets('0x08000000'), '/w/inc/board.h': '#ifdef MOVED\n#define BASE TABLE\n#else\n#define BASE 0x08000000\n#endif\n' };

  it.each([
    ['make', { '/w/Makefile': 'C_SOURCES = src/main.c src/system.c\nASM_SOURCES = startup.s\nC_DEFS = -DMOVED -DTABLE=0x90000000\nC_INCLUDES = -Iinc\n# -DTABLE=0x08000000\n' }, 0x90000000],
    ['make, with a value that is worked out', { '/w/Makefile': 'SRC = src/main.c src/system.c startup.s\nC_DEFS = -DMOVED -DTABLE=$(WHERE)\nC_INCLUDES = -Iinc\n' }, 'somewhere'],
    ['CMake', { '/w/CMakeLists.txt': 'add_executable(fw src/main.c src/system.c startup.s)\ntarget_compile_definitions(fw PRIVATE MOVED TABLE=0x90000000)\ntarget_include_directories(fw PRIVATE inc)\n' }, 0x90000000],
    ['CMake, by generator expression', { '/w/CMakeLists.txt': 'add_executable(fw src/main.c src/system.c startup.s)\ntarget_compile_definitions(fw PRIVATE $<$<CONFIG:Debug>:MOVED> TABLE=0x90000000)\ntarget_include_directories(fw PRIVATE inc)\n' }, 'somewhere'],
    ['nothing', {}, 'no make or CMake file tells how the sources are compiled'],
    ['make, with folders in variables', { '/w/Makefile': 'SRC = $(TOP)/src/main.c ${TOP}/src/system.c ./startup.s\nC_DEFS = -DMOVED -DTABLE=0x90000000\nC_INCLUDES = -Iinc\n' }, 0x90000000],
  ])('%s', async (_, build, expected) => {
    // There are two files of one name; one of them is named.
    expect(await vtorOf({ ...plain, ...build })).toBe(expected);
  });
});

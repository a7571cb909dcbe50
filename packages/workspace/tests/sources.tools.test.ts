import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { RealFiles } from '@qspi-doctor/files';
import { cGrammar, runTool, withoutTools } from '@qspi-doctor/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPresent, openWorkspace } from '../src/index.js';
import { deviceHeader, templates, type TemplateCase } from './system-templates.js';

const script = `ENTRY(Reset_Handler)
_estack = 0x20020000;
MEMORY { QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 8M  RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 128K }
SECTIONS
{
  .isr_vector : { KEEP(*(.isr_vector)) } >QSPI
  .text : { *(.text*) *(.rodata*) } >QSPI
  .data : { *(.data*) } >RAM AT>QSPI
  .bss : { *(.bss*) } >RAM
}
`;
const startup = `#include "device.h"
extern uint32_t _estack;
int main(void);
void Reset_Handler(void) { SystemInit(); main(); for (;;); }
void Default_Handler(void) { for (;;); }
__attribute__((section(".isr_vector"), used)) void (*const g_pfnVectors[166])(void) = { (void (*)(void))&_estack, Reset_Handler, [2 ... 165] = Default_Handler };
`;
const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild';
const cproject = (defines: readonly string[]) => `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<?fileVersion 4.0.0?><cproject storage_type_id="org.eclipse.cdt.core.XmlProjectDescriptionStorage"><storageModule moduleId="org.eclipse.cdt.core.settings"><cconfiguration id="1"><storageModule moduleId="cdtBuildSystem" version="4.0.0">
<configuration artifactExtension="elf" artifactName="\${ProjName}" id="1" name="Debug"><folderInfo id="1." name="/" resourcePath=""><toolChain id="t">
<option id="m" superClass="${base}.option.target_mcu" value="STM32H750XBHx" valueType="string"/>
<tool id="c" superClass="${base}.tool.c.compiler"><option id="d" superClass="${base}.tool.c.compiler.option.definedsymbols" valueType="definedSymbols">${defines.map((define) => `<listOptionValue builtIn="false" value="${define}"/>`).join('')}</option>
<option id="i" superClass="${base}.tool.c.compiler.option.includepaths" valueType="includePath"><listOptionValue builtIn="false" value="../Inc"/></option></tool>
<tool id="l" superClass="${base}.tool.c.linker"><option id="s" superClass="${base}.tool.c.linker.option.script" value="\${workspace_loc:/\${ProjName}/app.ld}" valueType="string"/></tool>
</toolChain></folderInfo></configuration></storageModule></cconfiguration></storageModule></cproject>
`;

// The judge is the machine: GCC compiles each system file, the image is run, and VTOR at main is what the sources must say.
describe.skipIf(withoutTools)('VTOR by the sources, beside a run of what GCC makes of them', () => {
  let folder = '';
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'system-init-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write({ name, system, defines = [], more = {} }: TemplateCase): string {
    const own = join(folder, name.replace(/\W+/g, '-'));
    const files: Readonly<Record<string, string>> = {
      '.project': '<?xml version="1.0" encoding="UTF-8"?>\n<projectDescription><name>App</name><natures/></projectDescription>\n',
      '.cproject': cproject(defines),
      'app.ld': script,
      'Inc/device.h': deviceHeader,
      'Src/startup.c': startup,
      'Src/system.c': system,
      'Src/main.c': 'int main(void)\n{\n  for (;;);\n}\n',
      ...more,
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), text);
    }
    mkdirSync(join(own, 'Debug'));
    const sources = Object.keys(files).filter((path) => path.endsWith('.c'));
    runTool('arm-none-eabi-gcc', ['-mcpu=cortex-m7', '-mthumb', '-g', '-Og', '-ffreestanding', '-nostdlib', '-Wl,--build-id=none', ...defines.map((define) => `-D${define}`), '-IInc', '-Tapp.ld', ...sources, '-o', 'Debug/App.elf'], { cwd: own });
    return own;
  }

  it.each(templates.map((each) => [each.name, each] as const))('%s', (_, template) => compare(template), 60_000);

  it('says nothing that the machine does not do, of bodies made at random', async () => {
    const value = fc.constantFrom('FLASH_BASE', 'QSPI_BASE', 'a', 'b', 'a + 0x400', 'b | 0x200', '(uint32_t)&g_pfnVectors', 'ASK');
    const statement: fc.Arbitrary<string> = fc.letrec<{ readonly s: string }>((tie) => ({
      s: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        value.map((each) => `SCB->VTOR = ${each};`),
        fc.tuple(fc.constantFrom('a', 'b'), value).map(([name, each]) => `${name} = ${each};`),
        fc.constantFrom('a++;', 'b -= 0x100;', 'if (ASK) return;', 'touch(&a);', 'return;', 'helper();'),
        fc.tuple(tie('s'), tie('s')).map((parts) => parts.join(' ')),
        fc.tuple(fc.constantFrom('ASK', '!ASK', '1', '0', 'a == b', 'a > 3'), tie('s'), tie('s')).map(([c, x, y]) => `if (${c}) { ${x} } else { ${y} }`),
        fc.tuple(fc.constantFrom('for (int i = 0; i < 2; i++)', 'do', 'while (ASK)', 'switch (ASK) { case 1:'), tie('s')).map(([head, x]) => (head === 'do' ? `do { ${x} } while (ASK);` : head.startsWith('switch') ? `${head} ${x} break; default: ; }` : `${head} { ${x} }`)),
      ),
    })).s;
    let number = 0;
    let said = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { minLength: 1, maxLength: 4 }), fc.array(statement, { maxLength: 1 }), async (body, helper) => {
        const text = (statements: readonly string[]) => `  uint32_t a = 0x08000000, b = QSPI_BASE;\n  (void)a; (void)b;\n${statements.map((each) => `  ${each}\n`).join('')}`;
        const before = `extern void *g_pfnVectors;\n#define ASK (*(volatile uint32_t *)0x20010000)\nvoid touch(uint32_t *p) { *p = 0x08020000; }\nvoid helper(void)\n{\n${text(helper.map((each) => each.replaceAll('helper();', '')))}}\n`;
        said += (await compare({ name: `random ${number++}`, system: `#include "device.h"\n${before}void SystemInit(void)\n{\n${text(body)}}\n` })) ? 1 : 0;
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 15) },
    );
    expect(said).toBeGreaterThan(number / 8);
  }, 600_000);

  /** Whether the sources said anything. */
  async function compare(template: TemplateCase): Promise<boolean> {
    const { programs } = await openWorkspace(new RealFiles(), write(template), { grammar: cGrammar });
    const program = programs[0]!;
    const [boot, sources] = [await program.open('boot'), await program.open('sources')];
    if (!isPresent(boot) || !isPresent(sources)) throw new Error(JSON.stringify([boot, sources]));
    const { atMain } = sources.value.vectorBase();
    const bySources = atMain.kind === 'written' ? sources.value.addressOf(atMain.store.value) : atMain.kind;
    if ((bySources === undefined || bySources === 'unknown') && template.name.startsWith('random')) return false;
    const record = boot.value.alone;
    expect(record.reachesMain).toBe(true);
    expect(bySources).toBe(record.vtor.writes.length === 0 ? 'untouched' : record.vtor.value);
    if (atMain.kind !== 'written') return true;
    // And the store that is named is the one that was made.
    const image = await program.open('image');
    const made = record.vtor.writes.at(-1);
    if (made && isPresent(image)) expect(sources.value.locate(atMain.store.place)).toMatchObject({ file: image.value.locate(made.pc).file });
    return true;
  }
});

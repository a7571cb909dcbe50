import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const healthy = `ENTRY(Reset_Handler)
_estack = ORIGIN(RAM) + LENGTH(RAM);
MEMORY
{
  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M
  RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K
}
SECTIONS
{
  .isr_vector : { KEEP(*(.isr_vector)) } > FLASH
  .text : { *(.text*) *(.rodata*) . = ALIGN(4); } > FLASH
  _sidata = LOADADDR(.data);
  .data : { _sdata = .; *(.data*) . = ALIGN(4); _edata = .; } > RAM AT> FLASH
  .bss : { _sbss = .; *(.bss*) *(COMMON) . = ALIGN(4); _ebss = .; } > RAM
  .stack : { . = . + 0x400; } > RAM
}
`;
const faulty = healthy.replace('ORIGIN = 0x08000000', 'ORIGIN=0x08000000').replace('*(.data*) . = ALIGN(4); ', '*(.data*) ');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-lint-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
const lint = (...args: string[]) => qspiDoctorIn(folder, 'lint', ...args);
const read = (path: string) => readFileSync(join(folder, path));

describe('qspi-doctor lint', () => {
  it('shows each finding with its line, the place marked and what to do', async () => {
    put({ 'x.ld': faulty });
    const { code, out } = await lint('x.ld');
    expect(code).toBe(1);
    expect(out).toContain('x.ld:5:16  ✖ error  linker-script/assignment-needs-space');
    expect(out).toContain('  5 │   FLASH (rx) : ORIGIN=0x08000000, LENGTH = 1M\n    │                ^^^^^^^^^^^^^^^^^\n');
    expect(out).toContain('[--fix does it]');
    expect(out).toMatch(/1 file: 1 error, 0 warnings, 0 notes\n$/);
  });

  it('says that nothing was found, and what was not checked for want of a device', async () => {
    put({ 'x.ld': healthy, 'STM32L476VGTX_FLASH.ld': healthy });
    expect(await lint('STM32L476VGTX_FLASH.ld')).toMatchObject({ code: 0, out: '1 file: nothing found\n', err: '' });
    expect((await lint('x.ld')).out).toContain('Not checked\n');
    expect((await lint('x.ld', '--device', 'STM32L476VG')).out).toBe('1 file: nothing found\n');
  });

  it('takes folders, patterns and several files, each file once, in the order of places', async () => {
    put({ 'a/STM32L476VG.ld': faulty, 'a/b/STM32L476VG.lds': faulty, 'a/notes.txt': 'x', 'node_modules/x/x.ld': faulty });
    const files = async (...args: string[]) => (JSON.parse((await lint(...args, '--format', 'json')).out) as { findings: { location: { file: string } }[] }).findings.map(({ location }) => location.file);
    for (const args of [['.'], ['a', '.'], ['**/*.ld', 'a/b/STM32L476VG.lds'], ['a/*.ld', 'a/b/*.ld?', 'a']]) expect(await files(...args)).toEqual(['a/STM32L476VG.ld', 'a/b/STM32L476VG.lds']);
  });

  it.each([
    [['no.ld'], /There is no file or folder no\.ld/],
    [['*.ldx'], /No file matches/],
    [[], /Name linker scripts/],
    [['.'], /Nothing to lint/],
    [['x.icf'], /IAR or Arm/],
    [['x.icf', '--format', 'xml'], /--format takes pretty, json, sarif, junit, github/],
    [['x.icf', '--device', 'Z80'], /"Z80" is no STM32/],
  ])('answers %j with exit code 2 and a sentence', async (args, message) => {
    put({ 'x.icf': '' });
    const { code, out, err } = await lint(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('keeps to --fail-on, inclusive', async () => {
    put({ 'x.ld': healthy.replace('*(.data*) . = ALIGN(4); ', '*(.data*) ') });
    expect((await lint('x.ld')).code).toBe(0);
    expect((await lint('x.ld', '--fail-on', 'warning')).code).toBe(1);
    expect((await lint('x.ld', '--fail-on', 'note')).code).toBe(1);
    put({ 'x.ld': faulty });
    expect((await lint('x.ld', '--fail-on', 'never')).code).toBe(0);
  });

  it('heeds severity, device and ignored paths of the configuration', async () => {
    put({ 'x.ld': faulty, 'vendor/y.ld': faulty, 'qspi-doctor.config.json': JSON.stringify({ device: 'STM32L476VG', ignore: ['vendor'], severity: { 'linker-script/assignment-needs-space': 'note' } }) });
    const { code, out } = await lint('.', '--format', 'json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as { findings: unknown[] }).findings).toMatchObject([{ rule: 'linker-script/assignment-needs-space', severity: 'note', location: { file: 'x.ld' } }]);
    // A hook names every file that changed: that one is ignored is nothing to complain of.
    expect(await lint('vendor/y.ld')).toMatchObject({ code: 0, out: '' });
    put({ 'c.json': '{ "severity": { "no/rule": "off" } }' });
    expect((await lint('x.ld', '--config', 'c.json')).err).toMatch(/does not exist/);
  });

  it('writes JSON by the published schema', async () => {
    put({ 'x.ld': faulty });
    const { out } = await lint('x.ld', '--format', 'json');
    const validate = new Ajv2020({ allowUnionTypes: true }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/report-1.schema.json`, 'utf8')) as object);
    validate(JSON.parse(out));
    expect(validate.errors).toBeNull();
  });

  it('writes every other format, on standard output alone or into a file', async () => {
    put({ 'x.ld': faulty });
    expect((JSON.parse((await lint('x.ld', '--format', 'sarif')).out) as { runs: { results: unknown[] }[] }).runs[0]?.results).toMatchObject([{ ruleId: 'linker-script/assignment-needs-space', fixes: [{}] }]);
    expect((await lint('x.ld', '--format', 'junit')).out).toContain('<testsuite name="x.ld"');
    expect((await lint('x.ld', '--format', 'github')).out).toMatch(/^::error file=x\.ld,line=5,endLine=5,col=16,/);
    const { out, err } = await lint('x.ld', '--format', 'junit', '--output', 'r.xml');
    expect([out, err]).toEqual(['', 'Report written to r.xml.\n']);
    expect(String(read('r.xml'))).toContain('<testsuites');
    expect((await qspiDoctorIn(root, 'check', 'examples/l476g-disco-qspi', '--format', 'github')).out).toContain('::error file=Application/Core/Src/main.c,');
  });

  it('judges a launch configuration with the projects around it', async () => {
    const { code, out } = await qspiDoctorIn(root, 'lint', 'examples/l476g-disco-qspi', '--format', 'json');
    const { findings } = JSON.parse(out) as { findings: { rule: string; location: { file: string } }[] };
    expect(code).toBe(1);
    expect(findings.map(({ rule }) => rule)).toContain('launch/no-external-loader');
    expect(findings.every(({ location }) => location.file.startsWith('examples/l476g-disco-qspi/Application/'))).toBe(true);
    expect(JSON.parse((await qspiDoctorIn(root, 'lint', 'examples/l476g-disco-qspi-cured', 'examples/f411-plain', '--format', 'json')).out)).toMatchObject({ findings: [] });
  });

  it('mentions softly what is wrong in a script that no build configuration uses', async () => {
    const long = healthy.replace('LENGTH = 96K', 'LENGTH = 1M');
    const cproject = '<cproject><option id="1" superClass="com.st.stm32cube.ide.mcu.gnu.managedbuild.tool.c.linker.option.script" value="${workspace_loc:/${ProjName}/STM32L476VGTX_FLASH.ld}" valueType="string"/></cproject>';
    put({ 'STM32L476VGTX_FLASH.ld': long, 'STM32L476VGTX_RAM.ld': long, '.cproject': cproject });
    expect((JSON.parse((await lint('.', '--format', 'json')).out) as { findings: unknown[] }).findings).toMatchObject([
      { rule: 'linker-script/region-exceeds-device', severity: 'error', location: { file: 'STM32L476VGTX_FLASH.ld' } },
      { rule: 'linker-script/region-exceeds-device', severity: 'note', location: { file: 'STM32L476VGTX_RAM.ld' } },
    ]);
  });

  it('says what is wrong with a launch configuration that stands alone', async () => {
    put({ 'x.launch': '<?xml version="1.0"?><launchConfiguration' });
    const { code, out } = await lint('x.launch');
    expect(code).toBe(1);
    expect(out).toContain('launch/malformed');
  });
});

describe('--fix', () => {
  it('mends until nothing is left to mend, and a second run changes nothing', async () => {
    put({ 'x.ld': faulty });
    const { code, err } = await lint('x.ld', '--fix');
    expect([code, String(read('x.ld'))]).toEqual([0, healthy]);
    expect(err).toContain('Mended 2 places in x.ld.');
    expect((await lint('x.ld', '--fix')).err).toContain('Nothing to mend');
    expect(String(read('x.ld'))).toBe(healthy);
  });

  it('shows a diff with --fix-dry-run and writes nothing', async () => {
    put({ 'x.ld': faulty });
    const { code, out, err } = await lint('x.ld', '--fix-dry-run');
    expect(code).toBe(1);
    expect(String(read('x.ld'))).toBe(faulty);
    expect(out).toMatch(/^--- a\/x\.ld\n\+\+\+ b\/x\.ld\n@@ -2,7 \+2,7 @@\n/);
    expect(out).toContain('-  FLASH (rx) : ORIGIN=0x08000000, LENGTH = 1M\n+  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M\n');
    expect(err).toContain('Would mend 2 places');
  });

  it('keeps byte order mark, line ends and Latin-1', async () => {
    const windows = `\ufeff${faulty.replaceAll('\n', '\r\n')}`;
    put({ 'bom.ld': windows, 'latin1.ld': Buffer.from(`/* © ST */\n${faulty}`, 'latin1') });
    await lint('bom.ld', 'latin1.ld', '--fix');
    expect(read('bom.ld')).toEqual(Buffer.from(`\ufeff${healthy.replaceAll('\n', '\r\n')}`));
    expect(read('latin1.ld')).toEqual(Buffer.from(`/* © ST */\n${healthy}`, 'latin1'));
  });

  it('leaves alone what is suppressed, what is off and what needs a person', async () => {
    const written = faulty.replace('  .data :', '  /* qspi-doctor-disable-next-line unaligned-section-bounds -- the loop of this board works by bytes */\n  .data :').replace('> FLASH\n  .text', '> FLSH\n  .text');
    put({ 'x.ld': written, 'c.json': JSON.stringify({ severity: { 'linker-script/assignment-needs-space': 'off' } }) });
    await lint('x.ld', '--fix', '--config', 'c.json');
    expect(String(read('x.ld'))).toBe(written);
    const { code } = await lint('x.ld', '--fix');
    expect(code).toBe(1);
    expect(String(read('x.ld'))).toBe(written.replace('ORIGIN=0x08000000', 'ORIGIN = 0x08000000'));
  });

  it('removes a suppression that suppresses nothing', async () => {
    put({ 'STM32L476VG.ld': `/* qspi-doctor-disable-next-line duplicate-region -- two boards */\n${healthy}` });
    await lint('STM32L476VG.ld', '--fix');
    expect(String(read('STM32L476VG.ld'))).toBe(healthy);
  });
});

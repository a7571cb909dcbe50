import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { qspiDoctorIn, root } from './fake-terminal.js';

const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/baseline.schema.json`, 'utf8')) as object);
const validateReport = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(`${root}/packages/report/schema/report-1.schema.json`, 'utf8')) as object);
interface BaselineFile {
  version: number;
  findings: { by: string; rule: string; file?: string; program?: string; reason?: string }[];
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'qspi-doctor-baseline-'));
  cpSync(`${root}/examples/l476g-disco-qspi`, join(folder, 'project'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const run = (...args: string[]) => qspiDoctorIn(folder, ...args);
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as BaselineFile;
const script = 'project/Application/STM32L476VGTX_QSPI.ld';
const edit = (name: string, change: (text: string) => string) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), 'utf8')));

describe('check --baseline', () => {
  it('is a usage error where the file is missing, with what to do', async () => {
    const { code, out, err } = await run('project', '--baseline', 'known.json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/There is no baseline file known\.json\. .*--update-baseline/);
    expect((await run('project', '--update-baseline')).err).toMatch(/needs to know the file: --baseline/);
  });

  it('knows after --update-baseline all that is wrong today, and counts only what is new', async () => {
    const update = await run('project', '--baseline', 'known.json', '--update-baseline');
    expect(update.code).toBe(0);
    expect(update.err).toMatch(/Baseline known\.json written: it knows \d+ findings/);
    const file = read('known.json');
    expect(validate(file), JSON.stringify(validate.errors)).toBe(true);
    expect(file.findings.every(({ file: where }) => where?.startsWith('project/'))).toBe(true);

    const again = await run('project', '--baseline', 'known.json', '--format', 'json');
    expect(again.code).toBe(0);
    const report = JSON.parse(again.out) as { verdict: string; diagnosis: null; findings: unknown[]; baseline: { known: number; gone: unknown[] } };
    expect(validateReport(report), JSON.stringify(validateReport.errors)).toBe(true);
    expect(report).toMatchObject({ verdict: 'broken', diagnosis: null, findings: [], baseline: { file: 'known.json', known: file.findings.length, gone: [] } });
    expect(again.err).toContain(`${file.findings.length} known findings are hidden by the baseline known.json.`);

    edit(script, (text) => `\n\n${text.replace('KEEP(*(.isr_vector))', '*(.isr_vector)')}`);
    const fresh = await run('project', '--baseline', 'known.json', '--format', 'json', '-q');
    expect([fresh.code, fresh.err]).toEqual([1, '']);
    expect((JSON.parse(fresh.out) as { findings: { rule: string }[] }).findings.map(({ rule }) => rule)).toEqual(['linker-script/vector-table-not-kept']);
  });

  it('says what no longer occurs, and takes it out on request', async () => {
    await run('project', '--baseline', 'known.json', '--update-baseline');
    edit('project/Application/Application Debug.launch', (text) => text.replace(/cubeprog_external_loaders" value="\[\]"/, 'cubeprog_external_loaders" value="[{&quot;fLoaderPath&quot;:&quot;N25Q128A_STM32L476G-DISCO.stldr&quot;,&quot;fInitialize&quot;:false,&quot;fIsEnabled&quot;:true}]"'));
    const { code, out } = await run('project', '--baseline', 'known.json');
    expect(code).toBe(0);
    expect(out).toMatch(/1 entry of the baseline known\.json no longer occurs; .*launch\/no-external-loader/s);
    const before = read('known.json').findings.length;
    await run('project', '--baseline', 'known.json', '--update-baseline');
    expect(read('known.json').findings).toHaveLength(before - 1);
  });

  it('goes by the configuration, relative to that file, and keeps the reasons that people write', async () => {
    writeFileSync(join(folder, 'project/qspi-doctor.config.json'), '{ "baseline": "ci/known.json" }');
    expect((await run('project')).err).toContain('There is no baseline file ci/known.json.');
    writeFileSync(join(folder, 'project/x'), '');
    const name = 'project/known.json';
    writeFileSync(join(folder, 'project/qspi-doctor.config.json'), '{ "baseline": "known.json" }');
    await run('project', '--update-baseline');
    const file = read(name);
    file.findings[0]!.reason = 'known to the board team';
    writeFileSync(join(folder, name), JSON.stringify(file));
    expect((await run('project')).code).toBe(0);
    await run('project', '--update-baseline');
    expect(read(name).findings[0]).toMatchObject({ reason: 'known to the board team', file: expect.stringMatching(/^Application\//) });
  });

  it('does not take a damaged file for an empty one', async () => {
    writeFileSync(join(folder, 'known.json'), '{"version":1}');
    const { code, err } = await run('project', '--baseline', 'known.json');
    expect(code).toBe(2);
    expect(err).toMatch(/known\.json is no baseline file: expected an object with a list/);
  });
});

describe('lint --baseline', () => {
  it('shares the file with check, and goes by entries of its own', async () => {
    await run('project', '--baseline', 'known.json', '--update-baseline');
    const ofCheck = read('known.json').findings;
    edit(script, (text) => text.replace('KEEP(*(.isr_vector))', '*(.isr_vector)'));
    expect((await run('lint', script, '--baseline', 'known.json')).code).toBe(1);
    expect((await run('lint', script, '--baseline', 'known.json', '--update-baseline')).code).toBe(0);
    const both = read('known.json').findings;
    expect(both.filter(({ by }) => by === 'check')).toEqual(ofCheck);
    expect(both.filter(({ by }) => by === 'lint')).toMatchObject([{ rule: 'linker-script/vector-table-not-kept', file: script }]);
    const again = await run('lint', script, '--baseline', 'known.json');
    expect(again.code).toBe(0);
    expect(again.err).toContain('1 known finding is hidden by the baseline known.json.');
    edit(script, (text) => text.replace('*(.isr_vector)', 'KEEP(*(.isr_vector))'));
    expect((await run('lint', script, '--baseline', 'known.json')).err).toMatch(/1 entry of the baseline known\.json no longer occurs/);
    expect(existsSync(join(folder, 'known.json'))).toBe(true);
  });
});

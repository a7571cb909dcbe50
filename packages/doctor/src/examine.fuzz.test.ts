import { buildFirmware, MemoryFiles } from '@qspi-doctor/testkit';
import { openWorkspace } from '@qspi-doctor/workspace';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from './examine.js';
import { ruleCrashedRule } from './rule-crashed.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
const healthy = buildFirmware({ table: 0x90000000, vtor: 0x08000000 });
const script = 'MEMORY { QSPI (rx) : ORIGIN = 0x90000000, LENGTH = 8M\n RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS { .isr_vector : { KEEP(*(.isr_vector)) } >QSPI .text : { *(.text*) } >QSPI }\n';

async function examineFolder(content: Readonly<Record<string, string | Uint8Array>>) {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, value]) => [`/p/${path}`, value])));
  return examine(await openWorkspace(files, '/p'));
}

/** Whatever comes in: an answer, and no rule that falls over. */
async function expectAnAnswer(content: Readonly<Record<string, string | Uint8Array>>) {
  const diagnosis = await examineFolder(content);
  expect(diagnosis.findings.filter(({ rule }) => rule === ruleCrashedRule.id)).toEqual([]);
  return diagnosis;
}

/** Bytes of a healthy image with some of them changed, and perhaps its end cut off. */
const damagedImage = fc.tuple(fc.array(fc.tuple(fc.nat(healthy.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 12 }), fc.nat(healthy.length)).map(([changes, cut]) => {
  const bytes = healthy.slice();
  for (const [at, value] of changes) bytes[at] = value;
  return cut % 3 === 0 ? bytes.slice(0, cut) : bytes;
});

describe('a diagnosis of damaged input', () => {
  it('ends with an answer for any image', async () => {
    await fc.assert(fc.asyncProperty(damagedImage, async (image) => void (await expectAnAnswer({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': image }))), { numRuns: runs });
  });

  it('ends with an answer for any linker script', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.nat(script.length).map((cut) => script.slice(0, cut))), async (text) => void (await expectAnAnswer({ 'STM32L476VGTX_QSPI.ld': text, 'fw.elf': healthy }))), { numRuns: runs });
  });

  it('ends with an answer for any launch configuration and project file', async () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('<a>', '<?xml version="1.0"?><launchConfiguration type="x">', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<cproject/>'));
    await fc.assert(fc.asyncProperty(text, text, async (launch, cproject) => void (await expectAnAnswer({ 'fw.elf': healthy, 'fw.launch': launch, '.cproject': cproject, '.project': launch, 'x.ioc': cproject }))), { numRuns: runs });
  });
});

describe('named damage', () => {
  it('tells what is wrong with a truncated image', async () => {
    const { verdict, notChecked } = await expectAnAnswer({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': healthy.slice(0, 40) });
    expect(verdict).not.toBe('healthy');
    expect(notChecked.map(({ why }) => why)).toContainEqual(expect.stringMatching(/fw\.elf.*byte/));
  });

  it('survives section headers at 4 GB and reads what the program headers say', async () => {
    const bytes = healthy.slice();
    new DataView(bytes.buffer).setUint32(32, 0xfffffff0, true);
    expect((await expectAnAnswer({ 'STM32L476VGTX_QSPI.ld': script, 'fw.elf': bytes })).programs).toMatchObject([{ vectorTable: 0x90000000 }]);
  });

  it('does not expand an entity bomb', async () => {
    const bomb = `<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 12 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>\n<launchConfiguration type="x"><stringAttribute key="k" value="&a11;"/></launchConfiguration>\n`;
    const begun = Date.now();
    await expectAnAnswer({ 'fw.elf': healthy, 'fw.launch': bomb, '.project': bomb, '.cproject': bomb });
    expect(Date.now() - begun).toBeLessThan(5000);
  });
});

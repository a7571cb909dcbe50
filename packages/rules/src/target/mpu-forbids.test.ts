import type { MpuFacts } from '@qspi-doctor/live-target';
import { buildFirmware } from '@qspi-doctor/testkit';
import { bytesSource, readImage } from '@qspi-doctor/elf';
import { describe, expect, it } from 'vitest';
import { runOnTarget } from '../../tests/target-facts.js';
import { mpuForbids } from './mpu-forbids.js';

const { value } = await readImage(bytesSource(buildFirmware({ table: 0x90000000, vtor: 0x90000000 })));
const main = value?.symbols.find('main')?.address ?? 0;
const forbidden: MpuFacts = {
  enabled: true,
  control: 5,
  regionCount: 8,
  regions: [{ number: 0, start: 0, end: 0xffffffff, executeNever: true, privilegedRead: false, disabledSubregions: 0x87 }],
  verdicts: [{ address: (main & ~1) >>> 0, executable: false, why: 'region 0 (0x00000000 to 0xffffffff) is execute-never' }],
};

describe('target/mpu-forbids', () => {
  it('finds a region that forbids to execute main', async () => {
    const { findings } = await runOnTarget(mpuForbids, { facts: { mpu: forbidden } });
    expect(findings).toMatchObject([{ severity: 'error', explains: expect.arrayContaining(['target/fault']) }]);
    expect(findings[0]?.message).toContain('region 0 (0x00000000 to 0xffffffff) is execute-never');
    expect(findings[0]?.related.map(({ message }) => message)).toContain('region 0: to 0xffffffff, no access, execute-never');
  });

  it.each([
    ['the MPU is off', {}],
    ['the MPU allows it', { facts: { mpu: { ...forbidden, verdicts: [{ ...forbidden.verdicts[0]!, executable: true }] } } }],
    ['there is no MPU', { facts: { mpu: undefined } }],
    ['the program is in internal flash', { firmware: { table: 0x08000000, vtor: 0x08000000 }, facts: { mpu: forbidden } }],
  ])('is silent where %s', async (_, subject) => {
    expect(await runOnTarget(mpuForbids, subject)).toEqual({ findings: [], notChecked: [] });
  });

  it('says that it cannot know while the core runs', async () => {
    expect((await runOnTarget(mpuForbids, { facts: { mpu: { ...forbidden, regions: undefined } } })).notChecked).toMatchObject([{ why: expect.stringContaining('--halt') }]);
  });
});

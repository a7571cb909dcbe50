import { readDebugLog } from '@qspi-doctor/debug-log';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { openLoneLogs, openWorkspace, type Program } from '@qspi-doctor/workspace';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logRules, runRule } from '../src/index.js';
import { externalProgram } from './log-tester.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 60);
const lines = [
  '[remote] Sending packet: $Z0,90000180,2#00', '[remote] Sending packet: $Z1,90000180,2#00', '[remote] Sending packet: $Z1,8000180,2#00', '[remote] Packet received: OK', '[remote] Packet received: E01',
  '[remote] Packet received: T05', '[remote] Sending packet: $vCont;c#00', '[remote] Sending packet: $vFlashErase:08000000,00001000#00', 'Cannot insert breakpoint 1.', 'Cannot insert hardware breakpoint 1.',
  'Cannot access memory at address 0x90000180', 'Breakpoint 1 at 0x90000180: file main.c, line 3.', 'Breakpoint 1, main () at main.c:3', 'Device ID: 0x450', 'Device ID: 0x415', 'Cortex-M4 r0p1 processor detected',
  'Cortex-M7 r1p1 processor detected', 'Erasing external memory sectors [0 3]', 'Erasing internal memory sector 0', 'File download complete', 'Error: failed to erase memory', 'Break at address "0x1fff51f4" with no debug information',
  'Break at address "0x90000180" with no debug information', 'xPSR: 0x01000000 pc: 0xfffffffe msp: 0xfffffffc', '<memory type="ram" start="0x90000000" length="0x10000000"/>', '1   y  \t0x90000000 0xa0000000 rw nocache ', 'Load failed',
];

it('log rules say something or nothing of any log, and never throw; what they say has a place and a text', async () => {
  const files = new MemoryFiles(Object.fromEntries(Object.entries(externalProgram('STM32H750XBHx')).map(([path, value]) => [`/project/${path}`, value])));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...lines) }, { weight: 1, arbitrary: fc.string({ maxLength: 20 }) }), { maxLength: 40 }), fc.boolean(), async (parts, alone) => {
      const logs = [{ file: 'session.log', log: readDebugLog(parts.join('\n')) }];
      const programs: readonly Program[] = (alone ? openLoneLogs('/project', logs) : await openWorkspace(files, '/project', { logs })).programs;
      for (const program of programs) {
        for (const rule of logRules) {
          const { findings } = await runRule(rule, program);
          expect(findings.length).toBeLessThanOrEqual(1);
          for (const { message, location, related, remedies } of findings) {
            expect(message).not.toMatch(/undefined|NaN|\[object/);
            expect(location.line).toBeLessThanOrEqual(parts.length);
            expect(related.every((other) => other.message !== '' && other.file !== undefined)).toBe(true);
            expect(remedies.every(({ steps }) => steps.length > 0)).toBe(true);
          }
        }
      }
    }),
    { numRuns },
  );
}, 60_000);

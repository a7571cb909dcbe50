import fc from 'fast-check';
import { expect, it } from 'vitest';
import { launchRules } from '../src/launch/rules.js';
import { bootItem, pair } from './launch-pair.js';
import { launch, runRuleOn } from './rule-tester.js';

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 15);

it('no rule of launch configurations fails on a damaged one, and no edit lies outside of the file', async () => {
  const whole = launch({
    program: 'Debug\\App.elf',
    loaders: [{ path: 'D:\\x.stldr', initialize: true }],
    more: [bootItem],
    extra: [
      ['string', 'gdbjtag.runCommands', 'monitor reset init\nset $pc = *(unsigned int *)0x90000004\nmonitor mww 0xE000ED08 0x90000000'],
      ['string', '.stlink.log_file', '/home/me/log.txt'],
      ['string', 'org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_ID_ATTR', 'gone.1'],
      ['int', 'gdbjtag.portNumber', '61234'],
    ],
  });
  const damaged = fc
    .tuple(fc.nat(whole.length), fc.nat(80), fc.oneof(fc.constant(''), fc.string({ maxLength: 10 }), fc.constantFrom('"', '&', '<a>', '{"fItems":[{}]}', '[null]', '&quot;', '\\')))
    .map(([at, length, into]) => whole.slice(0, at) + into + whole.slice(at + length));
  await fc.assert(
    fc.asyncProperty(damaged, async (text) => {
      const files = pair({ more: { 'App/App Debug.launch': text, 'App/Second.launch': whole } });
      for (const rule of launchRules) {
        const { findings } = await runRuleOn(rule, files);
        for (const { location, remedies } of findings) {
          expect(location.file).toBeDefined();
          for (const { file, range } of remedies.flatMap(({ edits }) => edits ?? [])) {
            const length = String(files[file]).length;
            expect(range.start >= 0 && range.start <= range.end && range.end <= length).toBe(true);
          }
        }
      }
    }),
    { numRuns },
  );
}, 120_000);

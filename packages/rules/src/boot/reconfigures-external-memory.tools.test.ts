import { withoutTools } from '@qspi-doctor/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { bootCode, compileFirmware } from '../../tests/compile-firmware.js';
import { pairOf } from '../../tests/pair.js';
import { cubeProject, runRuleOn, script } from '../../tests/rule-tester.js';
import { reconfiguresExternalMemory } from './reconfigures-external-memory.js';

const init =
  'static void MX_QUADSPI_Init(void) { REG(0xa0001000) |= 3u << 8; while (REG(0xa0001008) & 0x20) {} REG(0xa0001000) = (REG(0xa0001000) & 0x00ffffff) | (7u << 24); REG(0xa0001004) = 20u << 16; REG(0xa0001000) |= 1; }\n';
const program = (body: string, attributes = '__attribute__((noinline)) ') =>
  compileFirmware(`${attributes}${init}int main(void) { ${body} for (;;) {} }`, 0x90000000);

describe.skipIf(withoutTools)('boot/reconfigures-external-memory', () => {
  let bootloader: Uint8Array;
  beforeAll(() => void (bootloader = compileFirmware(`${bootCode.map}${bootCode.jump}int main(void) { map(); jump(0x90000000); for (;;) {} }`, 0x08000000)));
  const run = (application: Uint8Array) => runRuleOn(reconfiguresExternalMemory, pairOf(bootloader, application));

  it('finds the initialisation of the controller in main, and where', async () => {
    const { findings } = await run(program('MX_QUADSPI_Init();'));
    expect(findings).toMatchObject([
      { severity: 'error', program: 'App', messageId: 'controller', data: { name: 'QUADSPI', register: 'CR' }, location: { symbol: 'MX_QUADSPI_Init' } },
    ]);
  });

  it('finds a reset of the controller', async () => {
    const { findings } = await run(program('REG(0x40021030) = 1u << 8; REG(0x40021030) = 0; if (REG(0x40013000)) MX_QUADSPI_Init();'));
    expect(findings).toMatchObject([{ severity: 'error', messageId: 'reset', location: { symbol: 'main' } }]);
  });

  it('only warns where the bootloader is not there to say what is set up already', async () => {
    const { findings } = await runRuleOn(reconfiguresExternalMemory, {
      'App/STM32L476VGTX_QSPI.ld': script(0x90000000),
      ...cubeProject('App'),
      'App/Debug/App.elf': program('MX_QUADSPI_Init();'),
    });
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'controller', data: { register: 'DCR' } }]);
  });

  it.each([
    [
      'switches the system clock to a PLL',
      'REG(0x40021000) = 1u << 24; REG(0x40021008) = 3;',
      'switches the system clock to the PLL, which the bootloader did not use',
    ],
    [
      'sets the PLL up anew',
      'REG(0x40021008) = 3; REG(0x40021008) = 0; REG(0x4002100c) = 0x5001; REG(0x40021008) = 3;',
      'switches the system clock to the PLL, which the bootloader did not use',
    ],
  ])('warns of a main that %s', async (_, body, what) => {
    const { findings } = await run(program(`${body} if (REG(0x40013000)) MX_QUADSPI_Init();`));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'clock', data: { name: 'QUADSPI', what }, location: { symbol: 'main' } }]);
  });

  it.each([
    [
      'the way back to the internal oscillator',
      'REG(0x40021008) = 1; REG(0x40021008) = 8u << 4; if (REG(0x40013000)) MX_QUADSPI_Init();',
      '__attribute__((noinline)) ',
    ],
    [
      'clocks of peripherals and the value that is there',
      'REG(0x40021008) = 0; REG(0x40021008) |= 4u << 8; REG(0x40021060) = 1; if (REG(0x40013000)) MX_QUADSPI_Init();',
      '__attribute__((noinline)) ',
    ],
    ['a definition that nothing calls', 'REG(0x50000000) = 1;', '__attribute__((used, noinline)) '],
    ['an initialisation that runs from RAM', 'MX_QUADSPI_Init();', '__attribute__((noinline, long_call, section(".ram_code"))) '],
    [
      'an initialisation that looks first whether the memory is mapped',
      'if (((REG(0xa0001014) >> 26) & 3) != 3) MX_QUADSPI_Init();',
      '__attribute__((noinline)) ',
    ],
    ['flags that are cleared', 'REG(0xa000100c) = 0x1b; if (REG(0x40013000)) MX_QUADSPI_Init();', '__attribute__((noinline)) '],
    ['a reset of other peripherals', 'REG(0x40021030) = 1; if (REG(0x40013000)) MX_QUADSPI_Init();', '__attribute__((noinline)) '],
  ])('is silent about %s', async (_, body, attributes) => {
    expect((await run(program(body, attributes))).findings).toEqual([]);
  });

  const clocks = 'REG(0x4002100c) = 0x1234; REG(0x40021000) |= 1u << 24; REG(0x40021008) = 3;';
  it.each([
    ['the clock that the bootloader had chosen', 'REG(0x4002100c) = 0x1234; REG(0x40021000) |= 1u << 24; REG(0x40021008) = 3;', undefined],
    [
      'another frequency of the PLL',
      'REG(0x4002100c) = 0x5678; REG(0x40021000) |= 1u << 24; REG(0x40021008) = 3;',
      'sets the PLL to another frequency than the bootloader did',
    ],
  ])('judges an application that resets the clocks and then sets %s', async (_, body, what) => {
    const boot = compileFirmware(`${bootCode.map}${bootCode.jump}int main(void) { ${clocks} map(); jump(0x90000000); for (;;) {} }`, 0x08000000);
    const application = program(`REG(0x40021008) = 0; REG(0x40021000) = 1; ${body} if (REG(0x40013000)) MX_QUADSPI_Init();`);
    expect((await runRuleOn(reconfiguresExternalMemory, pairOf(boot, application))).findings.map(({ data }) => data['what'])).toEqual(
      what === undefined ? [] : [what],
    );
  });

  it('is silent about a program in the internal flash that sets the controller up: it is the bootloader', async () => {
    expect((await run(program('for (;;) {} MX_QUADSPI_Init();'))).findings).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { cubeProject, runRuleOn } from '../../tests/rule-tester.js';
import { deviceMismatch } from './device-mismatch.js';

const base = 'com.st.stm32cube.ide.mcu.gnu.managedbuild.tool.c.compiler';

function project({ mcu, defines = [], ioc, linkerScript = 'flash.ld' }: { mcu: string; defines?: readonly string[]; ioc?: string; linkerScript?: string }) {
  const files = cubeProject('App', { mcu, linkerScript });
  const list = defines.map((define) => `<listOptionValue builtIn="false" value="${define}"/>`).join('');
  const compiler = `<tool id="c" superClass="${base}"><option id="d" superClass="${base}.option.definedsymbols" valueType="definedSymbols">${list}</option></tool>\n<tool `;
  return { ...files, 'App/.cproject': String(files['App/.cproject']).replace('<tool ', compiler), ...(ioc === undefined ? {} : { 'App/App.ioc': `#MicroXplorer\nMcu.UserName=${ioc}\n` }) };
}

describe('project/device-mismatch', () => {
  it('finds an .ioc for another device, and points to both', async () => {
    const { findings } = await runRuleOn(deviceMismatch, project({ mcu: 'STM32F750N8Hx', ioc: 'STM32H743XIHx' }));
    expect(findings).toMatchObject([{ severity: 'warning', messageId: 'differ', data: { first: 'STM32H743XIHx', second: 'STM32F750N8Hx' }, location: { file: 'App/.cproject', line: 9 }, related: [{ file: 'App/App.ioc', line: 2 }] }]);
  });

  it('finds a define for another device header', async () => {
    const { findings } = await runRuleOn(deviceMismatch, project({ mcu: 'STM32L476VGTx', defines: ['USE_HAL_DRIVER', 'STM32L4R9xx'] }));
    expect(findings).toMatchObject([{ severity: 'warning', data: { first: 'STM32L476VGTx', second: 'STM32L4R9xx' } }]);
  });

  it.each([
    ['STM32G071RBTx', 'STM32H730xxQ'],
    ['STM32F407VGTx', 'STM32F103xB'],
    ['STM32F103C8Tx', 'STM32L152xCA'],
  ])('knows the headers of families that name more than the line: %s, %s', async (mcu, define) => {
    expect((await runRuleOn(deviceMismatch, project({ mcu, defines: [define] }))).findings).toMatchObject([{ severity: 'warning', data: { first: mcu, second: define } }]);
  });

  it('notes two names for one piece of silicon', async () => {
    const { findings } = await runRuleOn(deviceMismatch, project({ mcu: 'STM32H750XBHx', defines: ['STM32H743xx'] }));
    expect(findings).toMatchObject([{ severity: 'note', data: { first: 'STM32H750XBHx', second: 'STM32H743xx' } }]);
  });

  it('notes a linker script that is named after another device', async () => {
    const { findings } = await runRuleOn(deviceMismatch, project({ mcu: 'STM32H750XBHx', ioc: 'STM32H750XBHx', linkerScript: 'STM32H743XIHX_FLASH.ld' }));
    expect(findings).toMatchObject([{ severity: 'note', messageId: 'script', data: { second: 'STM32H743XIHx' } }]);
  });

  it.each([
    ['all name the same part', { mcu: 'STM32H750XBHx', ioc: 'STM32H750XBHx', defines: ['STM32H750xx'], linkerScript: 'STM32H750XBHX_FLASH.ld' }],
    ['the define is wider than the part', { mcu: 'STM32L476VGTx', ioc: 'STM32L476V(C-E-G)Tx', defines: ['STM32L476xx'] }],
    ['the define has the density of the part', { mcu: 'STM32F103C8Tx', defines: ['STM32F103xB', 'STM32F1', 'STM32'] }],
    ['the part is written as a define beside its header', { mcu: 'STM32H7S7L8HxH', defines: ['STM32H7S7xx', 'STM32H7S7L8HxH'] }],
    ['packages differ only', { mcu: 'STM32H750XBHx', ioc: 'STM32H750VBTx' }],
    ['the core is part of the define', { mcu: 'STM32H747XIHx', defines: ['CORE_CM7', 'STM32H747xx'] }],
    ['several headers are chosen by the sources', { mcu: 'STM32H750XBHx', ioc: 'STM32H750XBHx', defines: ['STM32H743xx', 'STM32H750xx'] }],
  ])('is silent when %s', async (_, facts) => {
    expect(await runRuleOn(deviceMismatch, project(facts))).toEqual({ findings: [], notChecked: [] });
  });

  it('cannot know where one place alone names a device', async () => {
    expect(await runRuleOn(deviceMismatch, project({ mcu: 'STM32H750XBHx' }))).toMatchObject({ findings: [], notChecked: [{ why: 'fewer than two places in the project name a device' }] });
  });
});

import { describe, expect, it } from 'vitest';
import { describeIoc, readProperties } from '../src/index.js';

describe('properties', () => {
  it.each([
    ['a=b', { a: 'b' }],
    ['a : b', { a: 'b' }],
    ['a b c', { a: 'b c' }],
    ['  a\t=\tb  ', { a: 'b  ' }],
    ['# c\n! d\r\na=1\r\n\r\nb=2', { a: '1', b: '2' }],
    ['key\\ with\\:\\=signs=v', { 'key with:=signs': 'v' }],
    ['a=one\\\n   two\\\r\n\tthree', { a: 'onetwothree' }],
    ['a=\\u00e4\\t\\q\\\\', { a: 'ä\tq\\' }],
    ['a', { a: '' }],
    ['a=1\na=2', { a: '2' }],
    ['a=\\', { a: '' }],
    ['# not continued\\\na=1', { a: '1' }],
    ['VP_ADC1_Temp_Sens_Input.Mode=IN-TempSens', { 'VP_ADC1_Temp_Sens_Input.Mode': 'IN-TempSens' }],
    ['\ufeffa=1', { a: '1' }],
    ['\\\r\t\\#=', { '#': '' }],
    ['', {}],
  ])('%j', (text, expected) => {
    expect(Object.fromEntries([...readProperties(text)].map(([key, { value }]) => [key, value]))).toEqual(expected);
  });

  it('have the places of their values', () => {
    const text = '# x\r\n first = one\r\nsecond=two\\\r\n  three\r\n';
    const places = [...readProperties(text).values()].map(({ range }) => text.slice(range.start, range.end));
    expect(places).toEqual(['one', 'two\\\r\n  three']);
  });
});

describe('.ioc', () => {
  it('of a dual-core device', () => {
    const ioc = describeIoc('/w/a.ioc', readProperties('Mcu.Context0=CortexM7\nMcu.Context1=CortexM4\nMcu.IP0=CORTEX_M4\nMcu.IP1=CORTEX_M7\nMcu.IP2=RCC\nMcu.Pin0=CORTEX_M33\nRCC.SYSCLKFreq_VALUE=480000000\n'));
    expect(ioc).toMatchObject({ cores: ['CORTEX_M7', 'CORTEX_M4'], core: undefined, systemClock: 480000000, projectName: 'a' });
  });

  it('of a device whose contexts are programs', () => {
    expect(describeIoc('x.ioc', readProperties('Mcu.Context0=Boot\nMcu.Context1=Appli\nMcu.IP1=CORTEX_M7_BOOT\nMcu.IP0=CORTEX_M7_APPLI\n')).core).toBe('CORTEX_M7');
  });
});

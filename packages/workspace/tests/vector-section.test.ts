import { layOut, parseLinkerScript } from '@qspi-doctor/linker-script';
import { describe, expect, it } from 'vitest';
import { vectorAddressOf } from '../src/index.js';

const addressIn = (section: string, origin = '0x90000000') =>
  vectorAddressOf(layOut(parseLinkerScript(`MEMORY { ROM (rx) : ORIGIN = ${origin}, LENGTH = 1M }\nSECTIONS { ${section} }\n`, { file: 'x.ld' })));

describe('where a script puts the vector table', () => {
  it.each([
    ['a section of its own', '.isr_vector : { . = ALIGN(4); KEEP(*(.isr_vector)) } >ROM', 0x90000000],
    ['the start of the code', '.text : { KEEP(*(.isr_vector)) *(.text*) } >ROM', 0x90000000],
    ['behind a header in its section, as external loaders of ST have it', '.isr_vector : { . = . + 0x1FC; . = ALIGN(4); KEEP(*(.isr_vector)) } >ROM', 0x900001fc],
    ['behind a counter that is set', '.header : { . = 0x400; } >ROM .isr_vector : { KEEP(*(.isr_vector)) } >ROM', 0x90000400],
    ['a table whose first word the script writes', '.vector_table : { LONG(0x20020000); KEEP(*(.vector_table.reset)) KEEP(*(.vector_table)) } >ROM', 0x90000000],
    ['one file alone', '.isr_vector : { KEEP(*startup_*.o(.isr_vector)) } >ROM', 0x90000000],
  ])('%s', (_, section, address) => {
    expect(addressIn(section)).toBe(address);
  });

  it('is not known where there is none, or where its region is not known', () => {
    expect(addressIn('.text : { *(.text*) } >ROM')).toBeUndefined();
    expect(addressIn('.isr_vector : { KEEP(*(.isr_vector)) } >ROM', '__FLASH_BEGIN')).toBeUndefined();
  });
});

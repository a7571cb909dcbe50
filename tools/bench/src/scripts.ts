import { layOut, parseLinkerScript } from '@qspi-doctor/linker-script';
import { best, type Row } from './measure.js';

/** A script of about `bytes` bytes in the manner of real ones. */
function scriptOf(bytes: number): string {
  const parts = ['MEMORY { FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M\n RAM (xrw) : ORIGIN = 0x20000000, LENGTH = 96K }\nSECTIONS {\n'];
  let size = 0;
  for (let index = 0; size < bytes; index++) {
    const part = `  .part_${index} : /* one of many */\n  {\n    . = ALIGN(4);\n    _start_${index} = .;\n    KEEP(*(.part_${index}.first))\n    *(SORT(.part_${index}.*) EXCLUDE_FILE(*crt*.o) .other_${index})\n    _end_${index} = ABSOLUTE(. + 0x10 * ${index});\n  } >FLASH\n`;
    parts.push(part);
    size += part.length;
  }
  return `${parts.join('')}}\n`;
}

export async function scripts(): Promise<Row[]> {
  const one = scriptOf(1 << 20);
  const ten = scriptOf(10 << 20);
  const read = (text: string) => {
    const script = parseLinkerScript(text);
    if (script.problems.length > 0 || layOut(script).sections.length === 0) throw new Error(`not read: ${script.problems[0]?.message ?? ''}`);
  };
  const small = await best(10, () => read(one));
  const large = await best(3, () => read(ten));
  return [
    { what: 'a linker script of 1 MB, parsed and laid out', figure: `${small.toFixed(0)} ms`, budget: '150 ms', kept: small <= 150 },
    { what: 'ten times the script, beside ten times the time', figure: `${(large / small / 10).toFixed(2)} ×`, budget: '1.5 ×', kept: large / small <= 15 },
  ];
}

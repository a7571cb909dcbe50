/** A small script that is right in every respect; the pages of the rules show it with one thing changed. */
const healthy = `ENTRY(Reset_Handler)
_estack = ORIGIN(RAM) + LENGTH(RAM);

MEMORY
{
  FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 1M
  RAM (rw) : ORIGIN = 0x20000000, LENGTH = 96K
}

SECTIONS
{
  .isr_vector : { KEEP(*(.isr_vector)) } > FLASH
  .text : { *(.text*) *(.rodata*) . = ALIGN(4); } > FLASH
  _sidata = LOADADDR(.data);
  .data : { _sdata = .; *(.data*) . = ALIGN(4); _edata = .; } > RAM AT> FLASH
  .bss : { _sbss = .; *(.bss*) *(COMMON) . = ALIGN(4); _ebss = .; } > RAM
  .stack : { . = . + 0x400; } > RAM
}
`;

/** The script with pieces replaced, as a code block. A piece that is not there is a mistake of the page. */
export function sample(...changes: readonly (readonly [from: string, to: string])[]): string {
  let text = healthy;
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`the sample has no "${from}"`);
    text = text.replace(from, () => to);
  }
  return `\`\`\`ld\n${text}\`\`\``;
}

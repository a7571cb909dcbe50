import type { Node } from './c-parser.js';
import { evaluate, type Names } from './evaluate.js';
import type { CValue } from './value.js';

/** Blocks of the system control space (Armv7-M B3.2.1, Armv8-M D1.1), by base address and by the names of CMSIS-Core. */
const blocks: Readonly<Record<string, number>> = { SCB: 0xe000ed00, SCB_NS: 0xe002ed00, SysTick: 0xe000e010, NVIC: 0xe000e100 };
const registers: Readonly<Record<number, string>> = { 0xe000ed08: 'SCB->VTOR', 0xe002ed08: 'SCB_NS->VTOR', 0xe000e010: 'SysTick->CTRL' };

/** What an expression on the left of an assignment means: the name of a known register, else its text. */
export function targetOf(node: Node, names: Names): string {
  const inner = node.type === 'parenthesized_expression' ? node.namedChild(0) : undefined;
  if (inner) return targetOf(inner, names);
  if (node.type === 'field_expression') {
    const base = baseOf(node.childForFieldName('argument'), names);
    const field = node.childForFieldName('field')?.text ?? '';
    return `${base}->${field}`;
  }
  if (node.type === 'pointer_expression' || node.type === 'subscript_expression') {
    const { value } = evaluate(node, names);
    const address = value.kind === 'load' ? value.address : undefined;
    if (address?.kind === 'number') return registers[address.value] ?? `*${address.value}`;
  }
  return node.text.slice(0, 200);
}

function baseOf(node: Node | null, names: Names): string {
  if (node === null) return '';
  if (node.type === 'identifier') return node.text;
  const value: CValue = evaluate(node, names).value;
  const known = value.kind === 'number' ? Object.keys(blocks).find((name) => blocks[name] === value.value) : undefined;
  return known ?? node.text.slice(0, 100);
}

import { describe, expect, it } from 'vitest';
import { changedScript, healthyScript, lintMarked, lintScript } from '../../tests/lint-script.js';

describe('linker-script/no-heap-stack-check', () => {
  it('is a note where nothing reserves room', async () => {
    const { findings } = await lintScript(healthyScript.replace(/ {2}\._user_heap_stack :[^}]*\} >RAM\n/, ''));
    expect(findings).toMatchObject([{ rule: 'linker-script/no-heap-stack-check', severity: 'note' }]);
  });

  it('takes an ASSERT for a check', async () => {
    const text = healthyScript.replace(/ {2}\._user_heap_stack :[^}]*\} >RAM\n/, '  ASSERT(_estack - _ebss > _Min_Heap_Size + _Min_Stack_Size, "no room for the stack")\n');
    expect((await lintScript(text)).findings).toEqual([]);
  });

  it('takes += for room', async () => {
    expect((await lintMarked(changedScript(
      ['    . = . + _Min_Heap_Size;\n    . = . + _Min_Stack_Size;', '    . += _Min_Heap_Size + _Min_Stack_Size;'],
    ))).found).toEqual([]);
  });

});

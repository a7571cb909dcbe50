import { describe, expect, it } from 'vitest';
import { firmware, launch, project, workspaceOf, type Content } from './projects.js';

async function itemOf(content: Content) {
  const { programs } = await workspaceOf(content);
  const launches = await programs[0]?.open('launches');
  const item = launches && 'value' in launches ? launches.value[0]?.items[0] : undefined;
  return item && { path: item.path, exists: item.exists, isBuildOutput: item.isBuildOutput, program: item.program?.name };
}

describe('the images that a launch configuration names', () => {
  it('are found in the project, with slashes of either kind', async () => {
    expect(await itemOf({ ...project('App'), 'App/Debug/App.elf': firmware(0x08000000), 'App/a.launch': launch({ project: 'App', program: 'Debug\\App.elf' }) })).toEqual({ path: '/folder/App/Debug/App.elf', exists: true, isBuildOutput: true, program: 'App' });
  });

  it('are the output of this project where the path of another machine ends like it', async () => {
    expect(await itemOf({ ...project('App'), 'App/a.launch': launch({ project: 'App', program: 'D:\\Work space\\App\\Debug\\App.elf' }) })).toEqual({ path: '/folder/App/Debug/App.elf', exists: false, isBuildOutput: true, program: 'App' });
    expect(await itemOf({ ...project('App'), 'App/a.launch': launch({ project: 'App', program: 'D:\\Old\\Debug\\Old.elf' }) })).toMatchObject({ path: undefined, exists: false, isBuildOutput: false });
    expect(await itemOf({ ...project('App'), 'App/a.launch': launch({ project: 'App', program: '/folder/App/Old.elf' }) })).toMatchObject({ path: '/folder/App/Old.elf', exists: false, isBuildOutput: false });
  });

  it('are read from the workspace of Eclipse as well, for the projects that are here', async () => {
    const launches = '.metadata/.plugins/org.eclipse.debug.core/.launches';
    const content = { ...project('App'), [`${launches}/App.launch`]: launch({ project: 'App', program: 'Debug/App.elf' }), [`${launches}/Old.launch`]: launch({ project: 'Old', program: 'Debug/Old.elf' }) };
    const { programs } = await workspaceOf(content);
    const opened = await programs[0]?.open('launches');
    expect(opened && 'value' in opened ? opened.value.map(({ file }) => file) : []).toEqual([`${launches}/App.launch`]);
  });

  it('are not judged where the project that builds them is not here', async () => {
    expect(await itemOf({ 'ide/flash.ld': 'MEMORY { ROM : ORIGIN = 0x90000000, LENGTH = 1M }', 'ide/a.launch': launch({ project: 'Gone', program: 'Debug/Gone.elf' }) })).toEqual({ path: undefined, exists: false, isBuildOutput: false, program: undefined });
  });
});

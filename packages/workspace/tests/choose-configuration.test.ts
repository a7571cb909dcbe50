import { describe, expect, it } from 'vitest';
import { firmware, launch, project, script, workspaceOf, type Content } from './projects.js';

const configurations = [{ name: 'Debug' }, { name: 'Release' }, { name: 'QSPI', script: 'qspi.ld' }];
const app: Content = { ...project('App', { configurations }), 'App/flash.ld': script(0x08000000), 'App/qspi.ld': script(0x90000000) };
const debug = { 'App/Debug/App.elf': firmware(0x08000000) };
const release = { 'App/Release/App.elf': firmware(0x08000000) };
const qspi = { 'App/QSPI/App.elf': firmware(0x90000000) };

async function examined(content: Content, buildConfiguration?: string) {
  const { programs } = await workspaceOf(content, { buildConfiguration });
  const image = await programs[0]?.open('image');
  const linkerScript = await programs[0]?.open('linkerScript');
  return { text: programs[0]?.examined, image: image && 'value' in image ? image.value.file : image?.absent, script: linkerScript && 'value' in linkerScript ? linkerScript.value.file : undefined };
}

describe('the build configuration that is examined', () => {
  it('is the first where none is built, and says what to build', async () => {
    expect(await examined(app)).toEqual({
      text: 'build configuration Debug (the first of 3; none is built yet)',
      image: 'it is not built yet: there is no App/Debug/App.elf. Build its configuration Debug first',
      script: 'App/flash.ld',
    });
  });

  it('is the one that a launch configuration debugs where none is built', async () => {
    expect(await examined({ ...app, 'App/App QSPI.launch': launch({ project: 'App', program: 'QSPI/App.elf' }) })).toMatchObject({ text: 'build configuration QSPI (of 3 the one that the launch configuration "App QSPI" debugs; none is built yet)', script: 'App/qspi.ld' });
  });

  it('is the only one that is built, with its own linker script', async () => {
    expect(await examined({ ...app, ...qspi })).toEqual({ text: 'build configuration QSPI (the only one of 3 that is built)', image: 'App/QSPI/App.elf', script: 'App/qspi.ld' });
    expect(await examined({ ...app, ...release })).toMatchObject({ text: 'build configuration Release (the only one of 3 that is built)' });
  });

  it('is the debugged one of several that are built: by its program, or by the configuration that the launch file names', async () => {
    const built = { ...app, ...debug, ...qspi };
    expect(await examined({ ...built, 'App/x.launch': launch({ project: 'App', program: 'QSPI\\App.elf' }) })).toMatchObject({ text: 'build configuration QSPI (2 of 3 are built; the launch configuration "x" debugs this one)' });
    expect(await examined({ ...built, 'App/x.launch': launch({ project: 'App', program: '', configuration: 'QSPI' }) })).toMatchObject({ image: 'App/QSPI/App.elf' });
    expect(await examined({ ...built, '.metadata/.plugins/org.eclipse.debug.core/.launches/x.launch': launch({ project: 'App', program: 'QSPI/App.elf' }) })).toMatchObject({ image: 'App/QSPI/App.elf' });
    expect(await examined(built)).toMatchObject({ text: 'build configuration Debug (the first of 2 that are built; choose another with --build-config)' });
  });

  it('takes no hint from the launch configuration of another project with the same name', async () => {
    expect(await examined({ ...app, ...debug, ...qspi, 'Other/x.launch': launch({ project: 'App', program: 'QSPI/App.elf' }) })).toMatchObject({ image: 'App/Debug/App.elf' });
  });

  it('is the one that is asked for; where there is none of that name, that is said', async () => {
    expect(await examined({ ...app, ...debug, ...qspi }, 'QSPI')).toMatchObject({ text: 'build configuration QSPI (as asked; the project has 3)' });
    expect(await examined({ ...app, ...debug }, 'Fast')).toMatchObject({ text: 'build configuration Debug (the only one of 3 that is built; there is no Fast)' });
  });

  it('is the one whose linker script fits, where several build one image in one folder', async () => {
    const shared = configurations.map((configuration) => ({ ...configuration, ...(configuration.name === 'Release' ? {} : { buildPath: '${workspace_loc:/App}/Debug' }) }));
    const content = { ...app, ...project('App', { configurations: shared }) };
    const qspiThere = { 'App/Debug/App.elf': firmware(0x90000000) };
    const alone = 'build configuration QSPI (2 of 3 build App.elf in one folder, and it fits the linker script of this one alone)';
    expect(await examined({ ...content, ...qspiThere })).toEqual({ text: alone, image: 'App/Debug/App.elf', script: 'App/qspi.ld' });
    expect(await examined({ ...content, ...release, ...qspiThere })).toMatchObject({ text: alone });
    expect(await examined({ ...content, ...qspiThere, 'App/x.launch': launch({ project: 'App', program: 'Debug/App.elf' }) })).toMatchObject({ text: alone });
    const bothRegions = { 'App/flash.ld': script(0x08000000, 0x90000000) };
    expect(await examined({ ...content, ...bothRegions, ...qspiThere })).toMatchObject({ text: alone });
    expect(await examined({ ...content, 'App/Debug/App.elf': firmware(0x60000000) })).toMatchObject({ text: 'build configuration Debug (2 of 3 build App.elf in one folder, and it fits the linker script of none)' });
  });

  it('is named without a reason where there is no choice', async () => {
    expect(await examined({ ...project('App'), 'App/flash.ld': script(0x08000000), ...debug })).toMatchObject({ text: 'build configuration Debug' });
  });
});

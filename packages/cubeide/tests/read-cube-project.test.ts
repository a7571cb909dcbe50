import { describe, expect, it } from 'vitest';
import { MemoryFiles } from '@qspi-doctor/testkit';
import { readCubeProject } from '../src/index.js';
import { cproject, project } from './sample.js';

const folder = '/w/App';

function read(content: Readonly<Record<string, string>>, at = folder) {
  return readCubeProject(new MemoryFiles(Object.fromEntries(Object.entries(content).map(([path, text]) => [path.startsWith('/') ? path : `${folder}/${path}`, text]))), at);
}

function scriptOf(script: string, more: Readonly<Record<string, string>> = {}, name = 'App') {
  return read({ '.project': project(name), '.cproject': cproject({ name: 'Debug', script }), ...more })?.configurations[0]?.linkerScript;
}

describe('a project', () => {
  it('is none without .project and .cproject', () => {
    expect(read({ 'main.c': '' })).toBeUndefined();
  });

  it('has its configurations, each with its own device, script, defines and image', () => {
    const text = cproject(
      { name: 'Debug', mcu: 'STM32H750XBHx', board: 'STM32H750B-DK', script: '${workspace_loc:/${ProjName}/FLASH.ld}', defines: ['DEBUG', 'STM32H750xx'], includes: ['../Core/Inc', '"${workspace_loc:/${ProjName}/lvgl}"'] },
      { name: 'Release QSPI', mcu: 'STM32H750XBHx', script: '../QSPI.ld', defines: ['VECT_TAB_ADDRESS=0x90000000'], artifactName: '${ProjName}_${ConfigName}', label: 'Linker script file' },
    );
    const found = read({ '.project': project('App'), '.cproject': text, 'FLASH.ld': '', 'QSPI.ld': '' })!;
    expect(found).toMatchObject({ folder, name: 'App', problems: [], isCpp: false, projectFile: '/w/App/.project', cprojectFile: '/w/App/.cproject', natures: ['org.eclipse.cdt.core.cnature'] });
    expect(found.configurations).toMatchObject([
      {
        id: 'cfg.0', name: 'Debug', artifactName: 'App', artifactExtension: 'elf', buildFolder: '/w/App/Debug', imageCandidates: ['/w/App/Debug/App.elf'], mcu: 'STM32H750XBHx', board: 'STM32H750B-DK',
        linkerScript: { raw: '${workspace_loc:/${ProjName}/FLASH.ld}', path: '/w/App/FLASH.ld', exists: true }, defines: ['DEBUG', 'STM32H750xx'],
        includePaths: ['/w/App/Core/Inc', '/w/App/lvgl'], sourceEntries: [{ path: 'Core', excluding: ['Src/a.c', 'Src/b.c'] }], warnings: [],
      },
      {
        name: 'Release QSPI', artifactName: 'App_Release QSPI', buildFolder: '/w/App/Release QSPI', imageCandidates: ['/w/App/Release QSPI/App_Release QSPI.elf'],
        linkerScript: { raw: '../QSPI.ld', path: '/w/App/QSPI.ld', exists: true }, defines: ['VECT_TAB_ADDRESS=0x90000000'],
      },
    ]);
    const { range } = found.configurations[1]!.linkerScript!;
    expect(text.slice(range!.start, range!.end)).toBe('../QSPI.ld');
    const mcu = found.configurations[0]!.mcuRange!;
    expect(text.slice(mcu.start, mcu.end)).toBe('STM32H750XBHx');
  });

  it('points to the right place in a file with CR LF and a byte order mark', () => {
    const text = `\ufeff${cproject({ name: 'Debug', script: '../a.ld' }).replaceAll('\n', '\r\n')}`;
    const { range } = read({ '.project': project('App').replaceAll('\n', '\r\n'), '.cproject': text })!.configurations[0]!.linkerScript!;
    expect(text.slice(range!.start, range!.end)).toBe('../a.ld');
  });

  it('without .project is named after its folder', () => {
    expect(read({ '.cproject': cproject({ name: 'Debug' }) })).toMatchObject({ name: 'App', configurations: [{ artifactName: 'App' }] });
  });

  it('with damaged files says what is wrong with them and gives the rest', () => {
    const found = read({ '.project': project('Own'), '.cproject': '<?xml version="1.0"?>\n<cproject><a></cproject>' })!;
    expect(found).toMatchObject({ name: 'Own', configurations: [] });
    expect(found.problems).toMatchObject([{ file: '/w/App/.cproject', problem: { message: expect.stringMatching(/not well-formed/) as string } }]);
    expect(read({ '.project': '<!DOCTYPE x [<!ENTITY a "b">]><projectDescription><name>&a;</name></projectDescription>' })?.problems[0]?.problem.message).toMatch(/DOCTYPE/);
    expect(read({ '.project': '<projectDescription/>' })?.problems[0]?.problem.message).toBe('the project has no name');
    expect(read({ '.project': '' })?.problems).toHaveLength(1);
  });
});

describe('the linker script', () => {
  it.each([
    ['${workspace_loc:/${ProjName}/X.ld}', '/w/App/X.ld'],
    ['"${workspace_loc:/${ProjName}/X.ld}"', '/w/App/X.ld'],
    ['${workspace_loc:/App/sub/X.ld}', '/w/App/sub/X.ld'],
    ['${workspace_loc://${ProjName}//sub/X.ld}', '/w/App/sub/X.ld'],
    ['${workspace_loc:\\${ProjName}\\X.ld}', '/w/App/X.ld'],
    ['${ProjDirPath}/X.ld', '/w/App/X.ld'],
    ['${ProjDirPath}\\sub\\X.ld', '/w/App/sub/X.ld'],
    ['..\\X.ld', '/w/App/X.ld'],
    ['../${ConfigName}.ld', '/w/App/Debug.ld'],
    ['../${BuildArtifactFileBaseName}.ld', '/w/App/App.ld'],
    ['./output.ld', '/w/App/Debug/output.ld'],
    ['/w/App/X.ld', '/w/App/X.ld'],
    ['${workspace_loc}/App/X.ld', '/w/App/X.ld'],
  ])('%s', (raw, path) => {
    expect(scriptOf(raw, { [path]: '' })).toMatchObject({ raw, path, exists: true, why: undefined });
  });

  it('of another project of the workspace', () => {
    expect(scriptOf('${workspace_loc:/Common/X.ld}', { '/w/Common/.project': project('Common'), '/w/Common/X.ld': '' })).toMatchObject({ path: '/w/Common/X.ld', exists: true });
  });

  it.each([
    ['${workspace_loc:/Gone/X.ld}', 'it lies in project Gone, which is not here', undefined],
    ['${MY_SCRIPTS}/X.ld', 'the value of ${MY_SCRIPTS} is not known', undefined],
    ['C:\\Users\\me\\ws\\App\\sub\\X.ld', 'it is an absolute path of another machine', '/w/App/sub/X.ld'],
    ['/home/me/ws/App/Gone.ld', 'it is an absolute path of another machine', undefined],
  ])('%s leads nowhere', (raw, why, likely) => {
    expect(scriptOf(raw, { 'sub/X.ld': '' })).toMatchObject({ path: undefined, exists: false, why, likely });
  });

  it('that is missing, or written in other letters', () => {
    expect(scriptOf('../X.ld', { 'y.ld': '' })).toMatchObject({ path: '/w/App/X.ld', exists: false, why: 'there is no such file' });
    expect(scriptOf('../X.ld', { 'x.LD': '' })).toMatchObject({ exists: false, why: 'there is no such file; its name is written x.LD' });
  });

  it('is that of the C++ linker in a C++ project', () => {
    const text = cproject({ name: 'Debug', script: '../c.ld', cppScript: '../cpp.ld' });
    const natures = ['org.eclipse.cdt.core.cnature', 'org.eclipse.cdt.core.ccnature'];
    expect(read({ '.project': project('App', { natures }), '.cproject': text })?.configurations[0]).toMatchObject({ linkerScript: { raw: '../cpp.ld' }, warnings: [expect.stringMatching(/C linker names another script, ..\/c.ld/) as string] });
    expect(read({ '.project': project('App'), '.cproject': text })?.configurations[0]).toMatchObject({ linkerScript: { raw: '../c.ld' } });
  });

  it('goes through links of the project', () => {
    const links = { 'ld/X.ld': [1, 'PARENT-1-PROJECT_LOC/scripts/X.ld'] as const, Shared: [2, '$%7BBASE%7D/shared'] as const };
    const files = (script: string) => ({ '.project': project('App', { links, variables: { BASE: '$%7BPARENT-2-PROJECT_LOC%7D' } }), '.cproject': cproject({ name: 'Debug', script }), '/w/scripts/X.ld': '', '/shared/Y.ld': '' });
    expect(read(files('${workspace_loc:/${ProjName}/ld/X.ld}'))?.configurations[0]?.linkerScript).toMatchObject({ path: '/w/scripts/X.ld', exists: true });
    expect(read(files('${workspace_loc:/${ProjName}/Shared/Y.ld}'))?.configurations[0]?.linkerScript).toMatchObject({ path: '/shared/Y.ld', exists: true });
  });
});

describe('the build folder', () => {
  it('stays the own one in a copied project that still names the other', () => {
    expect(read({ '.project': project('App'), '.cproject': cproject({ name: 'Debug', buildPath: '${workspace_loc:/Original}/Debug' }) })?.configurations[0]?.buildFolder).toBe('/w/App/Debug');
  });

  it('is the one that the project sets', () => {
    expect(read({ '.project': project('App'), '.cproject': cproject({ name: 'Debug', buildPath: '${workspace_loc:/App}/out/${ConfigName}' }) })?.configurations[0]).toMatchObject({
      buildFolder: '/w/App/out/Debug',
      imageCandidates: ['/w/App/out/Debug/App.elf', '/w/App/Debug/App.elf'],
    });
  });

  it('has a library or another extension looked for as ELF too', () => {
    expect(read({ '.project': project('App'), '.cproject': cproject({ name: 'Debug', artifactExtension: 'out' }) })?.configurations[0]?.imageCandidates).toEqual(['/w/App/Debug/App.out', '/w/App/Debug/App.elf']);
  });
});

describe('links', () => {
  it.each([
    ['PARENT-2-PROJECT_LOC/Drivers/x.c', '/Drivers/x.c'],
    ['PROJECT_LOC/x.c', '/w/App/x.c'],
    ['$%7BPARENT-1-PROJECT_LOC%7D/x.c', '/w/x.c'],
    ['file:/opt/x.c', '/opt/x.c'],
    ['file:/C:/ST/x.c', 'C:/ST/x.c'],
    ['/opt/x%20y.c', '/opt/x y.c'],
    ['virtual:/virtual', undefined],
    ['OTHER_LOC/x.c', undefined],
    ['LOOP/x.c', undefined],
  ])('%s', (uri, resolved) => {
    const found = read({ '.project': project('App', { links: { 'a.c': [1, uri] }, variables: { LOOP: '$%7BLOOP%7D' } }) })!;
    expect(found.linkedResources).toMatchObject([{ name: 'a.c', type: 'file', resolved }]);
  });
});

describe('the .ioc', () => {
  const ioc = '#MicroXplorer Configuration settings - do not modify\r\nMcu.CPN=STM32L476VGT6\r\nMcu.Name=STM32L476V(C-E-G)Tx\r\nMcu.UserName=STM32L476VGTx\r\nMcu.IP0=CORTEX_M4\r\nboard=custom\r\n';

  it('in the folder, with the name of the project first', () => {
    const found = read({ '.project': project('App'), 'Aaa.ioc': 'Mcu.UserName=STM32X', 'App.ioc': ioc })!;
    expect(found.ioc).toMatchObject({ file: '/w/App/App.ioc', mcuName: 'STM32L476VGTx', mcuGroup: 'STM32L476V(C-E-G)Tx', partNumber: 'STM32L476VGT6', core: 'CORTEX_M4', board: 'custom' });
    expect(ioc.slice(found.ioc!.mcuNameRange!.start, found.ioc!.mcuNameRange!.end)).toBe('STM32L476VGTx');
  });

  it('through a link', () => {
    expect(read({ '.project': project('App', { links: { 'Top.ioc': [1, 'PARENT-1-PROJECT_LOC/Top.ioc'] } }), '/w/Top.ioc': ioc, '/w/Other.ioc': '' })?.ioc?.file).toBe('/w/Top.ioc');
  });

  it('up to two folders around, where there is only one', () => {
    expect(read({ '/w/App/STM32CubeIDE/CM7/.project': project('App_CM7'), 'App.ioc': ioc }, '/w/App/STM32CubeIDE/CM7')?.ioc?.file).toBe('/w/App/App.ioc');
    expect(read({ '.project': project('App'), '/w/a.ioc': ioc, '/w/b.ioc': ioc })?.ioc).toBeUndefined();
  });
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, cured, examplesFolder, plain } from './examples.js';

interface LoadItem {
  readonly fIsFromMainTab: boolean;
  readonly fPath: string;
  readonly fProjectName: string;
  readonly fDownload: boolean;
  readonly fLoadSymbols: boolean;
}

const LAUNCH = 'com.st.stm32cube.ide.mcu.debug.launch';

const unescape = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Keys in file order, and their values. */
function readLaunch(text: string): Map<string, string> {
  const attributes = [...text.matchAll(/^ {4}<(?:string|boolean|int)Attribute key="([^"]*)" value="([^"]*)"\/>$/gm)];
  return new Map(attributes.map((match) => [match[1] ?? '', unescape(match[2] ?? '')]));
}

describe.each([
  { of: broken, folder: 'Bootloader', project: 'Bootloader', loads: ['Bootloader'], loaders: [] as string[], since119: false },
  { of: broken, folder: 'Application', project: 'Application', loads: ['Application'], loaders: [], since119: false },
  { of: cured, folder: 'Bootloader', project: 'Bootloader', loads: ['Bootloader'], loaders: [], since119: false },
  { of: cured, folder: 'Application', project: 'Application', loads: ['Application', 'Bootloader'], loaders: ['N25Q128A_STM32L476G-DISCO.stldr'], since119: false },
  { of: plain, folder: '.', project: 'f411-plain', loads: ['f411-plain'], loaders: [], since119: true },
])('the debug configuration of $of.name $project', ({ of, folder, project, loads, loaders, since119 }) => {
  const home = path.join(of.folder, folder);
  const text = readFileSync(path.join(home, `${project} Debug.launch`), 'utf8');
  const launch = readLaunch(text);
  const items = (JSON.parse(launch.get(`${LAUNCH}.loadList`) ?? '') as { fItems: LoadItem[] }).fItems;

  test('has the form that Eclipse writes: sorted keys, four spaces, one attribute a line', () => {
    const lines = text.split('\n');
    expect(lines[0]).toBe('<?xml version="1.0" encoding="UTF-8" standalone="no"?>');
    expect(lines.at(-2)).toBe('</launchConfiguration>');
    expect(lines.at(-1)).toBe('');
    const keys = [...text.matchAll(/^ {4}<\w+ key="([^"]*)"/gm)].map((match) => match[1] ?? '');
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
    expect(launch.get(`${LAUNCH}.incremental_flashing`)).toBe(since119 ? 'false' : undefined);
  });

  test('loads what it should, with images and build configurations that exist', () => {
    expect(items.map((item) => item.fProjectName)).toEqual(loads);
    expect(items.filter((item) => item.fIsFromMainTab).map((item) => item.fPath)).toEqual([launch.get('org.eclipse.cdt.launch.PROGRAM_NAME')]);
    expect(items.every((item) => item.fDownload && item.fLoadSymbols)).toBe(true);
    for (const item of items) expect(existsSync(path.join(home, folder === '.' ? '.' : `../${item.fProjectName}`, item.fPath))).toBe(true);
    expect(launch.get('org.eclipse.cdt.launch.PROJECT_ATTR')).toBe(project);
    expect(readFileSync(path.join(home, '.project'), 'utf8')).toContain(`<name>${project}</name>`);
    expect(readFileSync(path.join(home, '.cproject'), 'utf8')).toContain(`<cconfiguration id="${launch.get('org.eclipse.cdt.launch.PROJECT_BUILD_CONFIG_ID_ATTR')}">`);
  });

  test('names the external loaders it should, stops at main, and names nothing of a machine', () => {
    const named = JSON.parse(launch.get(`${LAUNCH}.cubeprog_external_loaders`) ?? '') as { fLoaderPath: string; fInitialize: boolean; fIsEnabled: boolean }[];
    expect(named).toEqual(loaders.map((fLoaderPath) => ({ fLoaderPath, fInitialize: false, fIsEnabled: true })));
    expect(launch.get('org.eclipse.cdt.debug.gdbjtag.core.setStopAt')).toBe('true');
    expect(launch.get('org.eclipse.cdt.debug.gdbjtag.core.stopAt')).toBe('main');
    expect(launch.get('com.st.stm32cube.ide.mcu.debug.stlink.log_file')).toBe('');
  });

  test('the linker script that .cproject names is there', () => {
    const scripts = [...readFileSync(path.join(home, '.cproject'), 'utf8').matchAll(/option\.script" [^>]*value="\$\{workspace_loc:\/\$\{ProjName\}\/([^"}]+)\}"/g)];
    expect(scripts.length).toBe(2);
    for (const match of scripts) expect(existsSync(path.join(home, match[1] ?? ''))).toBe(true);
  });
});

test('no text of the examples names a folder of somebody\'s machine', () => {
  const files = readdirSync(examplesFolder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(launch|cproject|project|ioc|ld|c|h|s|md|sh)$/.test(file));
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) expect(readFileSync(path.join(examplesFolder, file), 'utf8'), file).not.toMatch(/\/(home|Users|work|root)\/|[A-Z]:\\/);
});

import { folderOf, joinPath, type ProjectFiles } from '@qspi-doctor/files';

/** What `config.txt` beside an ST-LINK GDB server sets: it is read by `ST-LINK_gdbserver -c config.txt` and by ST's start script. */
export interface ServerConfig {
  readonly file: string;
  /** Line and value of `-cp`: the folder of STM32CubeProgrammer. */
  readonly programmer: { readonly line: number; readonly written: string; readonly exists: boolean } | undefined;
  readonly port: number | undefined;
}

const largest = 1 << 20;

/** Options one a line, comments behind `#`: as the file that comes with the server has them. */
export function readServerConfig(files: ProjectFiles, serverPath: string): ServerConfig | undefined {
  const file = `${folderOf(serverPath)}/config.txt`;
  let text: string;
  try {
    if (!files.fileExistsSync(file) || files.statSync(file).size > largest) return undefined;
    text = files.readFileSync(file);
  } catch {
    return undefined;
  }
  let programmer: ServerConfig['programmer'];
  let port: number | undefined;
  text.split(/\r?\n/).forEach((line, index) => {
    const [, option = '', value = ''] = /^\s*(-cp|--stm32cubeprogrammer-path|-p|--port-number)\s+(.*?)\s*$/.exec(line) ?? [];
    const written = value.replace(/^"(.*)"$/, '$1');
    if (option === '-p' || option === '--port-number') port = /^\d{1,5}$/.test(written) ? Number(written) : port;
    else if (option !== '' && written !== '') programmer = { line: index + 1, written, exists: files.directoryExistsSync(joinPath(folderOf(file), written.replaceAll('\\', '/'))) };
  });
  return { file, programmer, port };
}

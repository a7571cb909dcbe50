export type Platform = 'linux' | 'windows' | 'macos';

/** The surroundings as far as they say where things are installed. Paths with `/` between their parts. */
export interface Host {
  readonly platform: Platform;
  readonly home: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The current folder. */
  readonly folder: string;
  readonly isRoot: boolean;
  /** Of the processor, as Node.js names it: `x64`, `arm64`, … */
  readonly arch: string;
}

/** An absolute path of the environment in the form that ProjectFiles takes; undefined for anything else. */
export function hostPath({ platform }: Pick<Host, 'platform'>, value: string | undefined): string | undefined {
  const text = value?.trim().replace(/^"(.*)"$/, '$1') ?? '';
  const path = (platform === 'windows' ? text.replaceAll('\\', '/') : text).replace(/(?<=.)\/+$/, '');
  return (platform === 'windows' ? /^(?:[A-Za-z]:\/|\/\/)/ : /^\//).test(path) ? path : undefined;
}

/** The value of a variable; Windows does not tell upper from lower case in their names. */
export function variable({ platform, env }: Pick<Host, 'platform' | 'env'>, name: string): string | undefined {
  if (platform !== 'windows') return env[name];
  const found = Object.keys(env).find((key) => key.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : env[found];
}

export function isInside(folder: string, path: string, { platform }: Pick<Host, 'platform'>): boolean {
  const [outer, inner] = platform === 'linux' ? [folder, path] : [folder.toLowerCase(), path.toLowerCase()];
  return inner === outer || inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

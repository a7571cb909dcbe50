import type { TextRange } from '@qspi-doctor/diagnostics';
import type { LaunchGeneration } from './generations.js';
import type { LaunchKind } from './kinds.js';

export type LaunchElement = 'string' | 'boolean' | 'int' | 'list' | 'set' | 'map';
export type LaunchValue = string | boolean | number | readonly string[] | readonly (readonly [string, string])[];

/** What Eclipse keeps of a configuration: a typed value under a key. */
export interface LaunchEntry {
  readonly element: LaunchElement;
  readonly key: string;
  /** An int or boolean that cannot be read as one stays the text it is. */
  readonly value: LaunchValue;
}

export interface LaunchAttribute extends LaunchEntry {
  /** The whole element. */
  readonly range: TextRange;
  /** Between the quotes of `value`; for a list, set or map from its first entry to its last. */
  readonly valueRange: TextRange;
}

export interface LaunchStyle {
  /** Blanks (or tabs) in front of each attribute: 0 by Java 8 and before, 4 since. */
  readonly indent: number;
  readonly lineEnd: '\n' | '\r\n';
  readonly tabs: boolean;
  readonly byteOrderMark: boolean;
}

/** What is needed to write a configuration. */
export interface LaunchContent {
  readonly typeId: string;
  /** Name of the configuration it was made from. */
  readonly prototype?: string | undefined;
  /** Only in prototypes: the keys to be shown, joined by comma and blank. */
  readonly visibleAttributes?: string | undefined;
  readonly attributes: readonly LaunchEntry[];
  readonly style: Pick<LaunchStyle, 'indent' | 'lineEnd'>;
}

/** A `.launch` file as read. */
export class LaunchDocument implements LaunchContent {
  readonly name: string;
  readonly text: string;
  readonly typeId: string;
  readonly typeRange: TextRange;
  /** The open tag of the root element. */
  readonly rootTag: TextRange;
  readonly kind: LaunchKind;
  readonly generation: LaunchGeneration | undefined;
  readonly prototype: string | undefined;
  readonly visibleAttributes: string | undefined;
  /** In file order. Where a key stands twice, the last counts. */
  readonly attributes: readonly LaunchAttribute[];
  /** Elements that Eclipse does not know: it ignores them, and drops them when it saves. */
  readonly unknown: readonly TextRange[];
  readonly style: LaunchStyle;
  readonly #byKey: ReadonlyMap<string, LaunchAttribute>;

  constructor(parts: Omit<LaunchDocument, 'get' | 'string' | 'boolean' | 'int' | 'list' | 'has'>) {
    this.name = parts.name;
    this.text = parts.text;
    this.typeId = parts.typeId;
    this.typeRange = parts.typeRange;
    this.rootTag = parts.rootTag;
    this.kind = parts.kind;
    this.generation = parts.generation;
    this.prototype = parts.prototype;
    this.visibleAttributes = parts.visibleAttributes;
    this.attributes = parts.attributes;
    this.unknown = parts.unknown;
    this.style = parts.style;
    this.#byKey = new Map(parts.attributes.map((attribute) => [attribute.key, attribute]));
  }

  get(key: string): LaunchAttribute | undefined {
    return this.#byKey.get(key);
  }

  has(key: string): boolean {
    return this.#byKey.has(key);
  }

  /** Scalars of any type as text. */
  string(key: string): string | undefined {
    const value = this.get(key)?.value;
    return value === undefined || typeof value === 'object' ? undefined : String(value);
  }

  /** Also a string that says `true` or `false`: CubeIDE 1.1 and 1.2 stored some so. */
  boolean(key: string): boolean | undefined {
    const value = this.string(key)?.toLowerCase();
    return value === 'true' ? true : value === 'false' ? false : undefined;
  }

  /** Also a string of decimal digits: ports and access ports are kept both ways. */
  int(key: string): number | undefined {
    const value = this.string(key)?.trim();
    return value !== undefined && /^[+-]?\d{1,10}$/.test(value) ? Number(value) : undefined;
  }

  list(key: string): readonly string[] | undefined {
    const attribute = this.get(key);
    return attribute?.element === 'list' || attribute?.element === 'set' ? (attribute.value as readonly string[]) : undefined;
  }
}

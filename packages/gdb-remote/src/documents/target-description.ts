import { failed, type Outcome, quoted, success } from '../outcome.js';
import { scanXml } from './xml-scanner.js';

/** A register of the target, by the number that `p` and `P` take. */
export interface TargetRegister {
  readonly name: string;
  readonly number: number;
  /** Bits. */
  readonly size: number;
  readonly feature: string;
}

export interface TargetDescription {
  readonly architecture: string | undefined;
  readonly features: readonly string[];
  readonly registers: readonly TargetRegister[];
}

const numberLimit = 1 << 16;

/** Annexes that a document includes (`xi:include href`). */
export function includedAnnexes(text: string): readonly string[] {
  return (scanXml(text) ?? []).filter(({ name }) => name === 'xi:include' || name === 'include').flatMap(({ attributes }) => attributes.get('href') ?? []);
}

/** Reads target.xml and the documents that it includes, in their order (GDB manual, "Target Descriptions"). */
export function parseTargetDescription(documents: readonly string[]): Outcome<TargetDescription> {
  let architecture: string | undefined;
  const features: string[] = [];
  const registers: TargetRegister[] = [];
  let next = 0;
  for (const text of documents) {
    const tags = scanXml(text);
    if (!tags) return failed('malformed', `the target description cannot be read: ${quoted(text)}`);
    for (const tag of tags) {
      if (tag.name === 'architecture') architecture ??= tag.text;
      else if (tag.name === 'feature') features.push(tag.attributes.get('name') ?? '');
      else if (tag.name === 'reg') {
        const number = Number(tag.attributes.get('regnum') ?? next);
        const size = Number(tag.attributes.get('bitsize'));
        if (!Number.isInteger(number) || number < 0 || number > numberLimit || !Number.isInteger(size) || size <= 0 || size > 4096) {
          return failed('malformed', `the target description has a register that cannot be read: ${quoted(tag.attributes.get('name') ?? '')}`);
        }
        registers.push({ name: tag.attributes.get('name') ?? '', number, size, feature: features.at(-1) ?? '' });
        next = number + 1;
      }
    }
  }
  return success({ architecture, features, registers });
}

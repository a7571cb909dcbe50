import type { Layout, OutputSection, Region } from '@qspi-doctor/linker-script';

/** The sections that run in a region or are loaded from it. */
export function sectionsIn(region: Region, layout: Layout): readonly OutputSection[] {
  const names = [region.name, ...region.aliases];
  return layout.sections.filter(({ region: runs, loadRegion, discarded }) => !discarded && [runs, loadRegion].some((name) => name !== undefined && names.includes(name)));
}

/** Named anywhere: by a section, an alias, ORIGIN() or LENGTH(). */
export function isReferred(region: Region, layout: Layout): boolean {
  const names = [region.name, ...region.aliases];
  return region.aliases.length > 0 || sectionsIn(region, layout).length > 0 || layout.references.some(({ kind, name }) => kind === 'region' && names.includes(name));
}

/** Regions whose place and size are known, and that are not empty. The last declaration of a name is the one that counts. */
export function placedRegions({ regions }: Layout): readonly (Region & { readonly origin: number; readonly length: number })[] {
  return regions.filter((region, index): region is Region & { readonly origin: number; readonly length: number } => {
    const { name, origin, length } = region;
    return origin !== undefined && length !== undefined && origin >= 0 && length > 0 && !regions.some((other, at) => at > index && other.name === name);
  });
}

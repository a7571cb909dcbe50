import { coreFacts, coreTitle } from '@qspi-doctor/devices';
import { formatAddress, formatSize } from '@qspi-doctor/diagnostics';
import { pictureOfImage, type PictureReach } from '@qspi-doctor/doctor';
import type { ImageFile } from '@qspi-doctor/workspace';
import type { ImagePage } from '../image/page.js';
import { bootPath } from './boot-path.js';
import { symbolTables, vectorTable } from './image-tables.js';
import { layOutMap } from './map/lay-out-map.js';
import { mapSection } from './map/map-section.js';
import { html, name, path, type Content, type Markup } from './markup.js';
import { pageDocument, type PageSection } from './page.js';
import { counted, roughSize } from './words.js';

export interface ImageHtml {
  readonly opened: ImageFile;
  readonly page: ImagePage;
  readonly toolVersion: string;
}

/** The page about one ELF file: where it is in memory, and what it does from reset. */
export async function formatImageHtml({ opened, page, toolVersion }: ImageHtml): Promise<string> {
  const title = page.file.split(/[/\\]/).at(-1) ?? page.file;
  const isProgram = page.type !== 'relocatable' && page.type !== 'external loader';
  const picture = await pictureOfImage(opened, { name: title, reach: reachOf(opened), boot: isProgram && !('notRun' in page.boot) });
  const sections: PageSection[] = [{ id: 'image', title: 'Image', content: head(page, title) }, part('map', 'Memory map', mapSection(layOutMap([picture]), 'map-1', 3))];
  if (isProgram) sections.push(part('boot', 'From reset to main', 'notRun' in page.boot ? html`<p class="quiet">Not run: ${page.boot.notRun}.</p>` : bootPath(picture, 3)));
  if (page.vectors) sections.push(part('vectors', 'Vector table', vectorTable(page.vectors)));
  if (page.biggest.length > 0) sections.push(part('symbols', 'Biggest symbols', symbolTables(page.biggest)));
  if (page.problems.length > 0) sections.push(part('problems', 'Not as the format wants it', html`<ul class="open-ends">${page.problems.slice(0, 50).map(({ offset, message }) => html`<li>byte ${offset}: ${message}</li>`)}</ul>`));
  return pageDocument({ title: `${title} · qspi-doctor image`, subject: page.file, verdict: undefined, toolVersion, sections });
}

function part(id: string, title: string, content: Content): PageSection {
  return { id, title, content: html`<section id="${id}" class="part" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}</section>
` };
}

function reachOf({ core, device }: ImageFile): PictureReach | undefined {
  if (core === undefined) return undefined;
  const { breakpointUnit, watchpointComparators } = device?.cores.find((own) => own.name === core) ?? coreFacts(core);
  const { name: unit, revision, comparators, highestAddress, source } = breakpointUnit;
  return { core, unit, revision, comparators, highestAddress, watchpoints: watchpointComparators, source, location: {} };
}

function head(page: ImagePage, title: string): Markup {
  const { loader, main } = page;
  const row = (term: string, text: Content) => (text === undefined ? '' : html`<div><dt>${term}</dt><dd>${text}</dd></div>`);
  const place = ({ symbol, source }: ImagePage['entry']) => html`${symbol === undefined ? '' : html` ${name(symbol)}`}${source ? html` <span class="place">${path(source.file)}:${source.line}</span>` : ''}`;
  return html`<section id="image" class="hero" aria-labelledby="title"><p class="kicker">${page.type}${page.device === undefined ? '' : html` <span>${name(page.device)}</span>`}</p>
<h1 id="title" class="${title.length > 40 ? 'long' : 'short'}">${name(title)}</h1>
<p class="lead">${page.type} for ${page.machine}, ${page.littleEndian ? 'little' : 'big'} endian, ${roughSize(page.size)} in the file, ${roughSize(page.programmed.reduce((sum, { sections }) => sum + sections.reduce((all, { size }) => all + size, 0), 0))} to program.</p>
<div class="program-card facts"><dl>${row('Core', page.architecture === undefined ? 'not stated: no build attributes' : `${page.possibleCores.map(coreTitle).join(' or ') || 'no Cortex-M of an STM32'} (architecture ${page.architecture})`)}${row('Floating point', page.architecture === undefined ? undefined : page.floatingPoint)}${row('Entry', html`<code>${formatAddress(page.entry.address)}</code>${place(page.entry)}`)}${row('main', main === undefined ? 'none' : html`<code>${formatAddress(main.address)}</code>${place({ ...main, symbol: main.name === 'main' ? undefined : main.name })}`)}${row('Debug information', page.debugInfo ? 'yes' : 'none')}${row('Symbols', page.symbolCount === 0 ? 'none: the file is stripped' : counted(page.symbolCount, 'symbol'))}${row('Build id', page.buildId)}${row('Made by', page.producers.length === 0 ? undefined : page.producers.slice(0, 4).map((producer, index) => html`${index > 0 ? ', ' : ''}${producer}`))}${loader ? html`${row('Loader', name(loader.name))}${row('Memory', html`${loader.type} <code>${formatAddress(loader.start)}</code>, ${formatSize(loader.size)}`)}${row('Sectors', loader.sectors.map(({ count, size }) => `${count} of ${formatSize(size)}`).join(', '))}` : ''}</dl></div></section>
`;
}

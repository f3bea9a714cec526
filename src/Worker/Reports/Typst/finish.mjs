// Finishes a PDF/A-2a file of Typst 0.14: marks it as PDF/UA-1 too, completes its structure tree, says how it is opened, and
// packs it. Typst writes one standard per export; the tree of both is the same, element by element. Nothing is read from the
// clock or drawn by lot: equal input gives equal bytes.
import { PdfFile, need } from './pdffile.mjs';
import { completeTables } from './tables.mjs';

const UA_NAMESPACE = 'http://www.aiim.org/pdfua/ns/id/';

// PDF/A demands a description of each XMP property that it does not define itself (ISO 19005-2, 6.6.2.3).
const UA_SCHEMA = '<rdf:li rdf:parseType="Resource">'
  + '<pdfaSchema:schema>PDF/UA Universal Accessibility schema</pdfaSchema:schema>'
  + `<pdfaSchema:namespaceURI>${UA_NAMESPACE}</pdfaSchema:namespaceURI>`
  + '<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>'
  + '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
  + '<pdfaProperty:category>internal</pdfaProperty:category>'
  + '<pdfaProperty:description>Part of PDF/UA to which the document conforms</pdfaProperty:description>'
  + '<pdfaProperty:name>part</pdfaProperty:name>'
  + '<pdfaProperty:valueType>Integer</pdfaProperty:valueType>'
  + '</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>';

/**
 * @param archive the document as PDF/A-2a
 * @param accessible the same document as PDF/UA-1, which has passed Typst's check and knows where pictures and tables lie
 * @returns one file that conforms to both
 */
export function finish(archive, accessible) {
  const file = new PdfFile(archive);
  addBoxes(file, new PdfFile(accessible));
  completeTables(file);
  openWithTitleAndOutline(file);
  nameLinks(file);
  markPacket(file);
  return file.toBytes();
}

// PDF/A-2a loses what PDF/UA-1 has: where a picture or a table lies that stands on a single page as a whole (ISO 32000-1,
// table 344). A table over several pages has no such place, nor for Typst one that did not begin where it was meant to.
function addBoxes(file, accessible) {
  const [places, sources] = [file, accessible].map((each) => each.withRole('Figure', 'Table'));
  need(places.map((place) => file.role(place)).join() === sources.map((source) => accessible.role(source)).join(), 'equal trees');
  places.forEach((place, index) => {
    const box = /\n {4}\/BBox \[[-0-9. ]+\]\n/.exec(accessible.object(sources[index]))?.[0];
    if (box && file.object(place).includes('\n  /A [')) {
      file.change(place, '\n    /O /Layout\n', `\n    /O /Layout${box}`);
    } else if (box) {
      file.change(place, `/S /${file.role(place)}\n`, `/S /${file.role(place)}\n  /A [<<\n    /O /Layout${box}  >>]\n`);
    }
  });
}

function openWithTitleAndOutline(file) {
  file.change(file.catalog, '\n  /ViewerPreferences <<\n', '\n  /ViewerPreferences <<\n    /DisplayDocTitle true\n');
  if (file.object(file.catalog).includes('\n  /Outlines ')) {
    file.change(file.catalog, '\n  /Type /Catalog\n', '\n  /Type /Catalog\n  /PageMode /UseOutlines\n');
  }
}

// "Abschnitt, Seite 5" says where a link leads to nobody who hears ten of them: the title in the outline does. Typst makes one
// place of a heading, to which its entry in the outline and its name lead alike; another place lies below a heading.
function nameLinks(file) {
  const [, names] = /\/Dests <<\n\s*\/Names \[(.*)\]\n/.exec(file.object(file.catalog)) ?? [];
  const named = new Map(Array.from((names ?? '').matchAll(/(\((?:[^\\)]|\\.)*\)|<[0-9A-F]*>) (\d+) 0 R/g), ([, name, place]) => [name, Number(place)]));
  const titles = file.numbers.flatMap((number) => {
    const [, title, place] = /^<<\n {2}\/Parent \d+ 0 R\n(?:.*\n)*? {2}\/Title (.*)\n {2}\/Dest (\d+) 0 R\n/.exec(file.object(number)) ?? [];
    return title ? [{ title, ...placeAt(file, Number(place)) }] : [];
  });
  for (const number of file.numbers.filter((each) => file.object(each).startsWith('<<\n  /Type /Annot\n  /Subtype /Link\n'))) {
    const link = file.object(number);
    const [, name, direct] = /\n {2}\/Dest (?:(\(.*\)|<.*>)|(\d+) 0 R)\n/.exec(link) ?? [];
    const [contents, page] = /\/Contents \((?:Abschnitt, )?Seite (\d+)\)/.exec(link) ?? [];
    if (contents) {
      const place = placeAt(file, direct ? Number(direct) : named.get(name));
      const above = titles.filter((one) => one.page === place.page && one.height >= place.height).sort((one, other) => one.height - other.height)[0];
      file.change(number, contents, `/Contents ${utf16(`${above ? text(above.title) : 'Vorhaben'}, Seite ${page}`)}`);
    }
  }
}

function placeAt(file, number) {
  const [, page, height] = need(/\[(\d+) 0 R \/XYZ [-0-9.]+ ([-0-9.]+) /.exec(file.object(number)), `place ${number}`);
  return { page, height: Number(height) };
}

// A text of Typst: Latin letters in parentheses, or UTF-16 in hexadecimal.
function text(token) {
  return token.startsWith('<FEFF')
    ? Buffer.from(token.slice(5, -1), 'hex').swap16().toString('utf16le')
    : token.slice(1, -1).replace(/\\(.)/g, '$1');
}

function utf16(words) {
  return `<FEFF${Buffer.from(words, 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

// The packet is not compressed, so that whoever looks for it finds it without knowing PDF.
function markPacket(file) {
  const number = Number(need(/\n {2}\/Metadata (\d+) 0 R\n/.exec(file.object(file.catalog)), 'reference to metadata')[1]);
  const before = file.object(number).length;
  const [, content] = need(/\nstream\n(<\?xpacket .*)\nendstream$/s.exec(file.object(number)), 'plain metadata');
  file.change(number, '<rdf:Description rdf:about=""', `<rdf:Description rdf:about="" xmlns:pdfuaid="${UA_NAMESPACE}"`);
  file.change(number, '<pdfaExtension:schemas><rdf:Bag>', `<pdfaExtension:schemas><rdf:Bag>${UA_SCHEMA}`);
  file.change(number, '</pdfaid:conformance>', '</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>');
  const length = content.length + file.object(number).length - before;
  file.change(number, `/Length ${content.length}\n`, `/Length ${length}\n`);
}

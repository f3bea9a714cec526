// A PDF file as Typst 0.14 writes it: one classical table of places, every object laid out alike. It is read and changed as
// text, by no library: @cantoo/pdf-lib, tried first, takes as long for reading and writing a report anew as Typst takes for
// setting it (0.7 s for 5,800 objects, measured side by side), for changes that are a few words in one object in two; PDFsharp
// writes no object streams, and a date and an identifier of its own. What is not as Typst 0.14 writes it is refused.
import { createHash } from 'crypto';
import { deflateSync } from 'zlib';

const ENTRY_LENGTH = 20;

// Who wants one object has to unpack all that lie in its stream.
const OBJECTS_IN_A_STREAM = 500;

/** The file. Texts hold one byte in each character (Latin-1), so lengths and places are those of the file. */
export class PdfFile {
  #text;
  #starts;
  #ends;
  #trailer;
  #changed = new Map();

  /** @param bytes the whole file */
  constructor(bytes) {
    this.#text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    const table = Number(need(/\nstartxref\n(\d+)\n%%EOF\s*$/.exec(this.#text.slice(-64)), 'startxref')[1]);
    const head = need(/^xref\n0 (\d+)\n/.exec(this.#text.slice(table, table + 32)), 'cross-reference table');
    const entries = table + head[0].length;
    this.#starts = Array.from({ length: Number(head[1]) }, (_, number) => {
      const at = entries + number * ENTRY_LENGTH;
      return number === 0 ? 0 : Number(this.#text.slice(at, at + 10));
    });
    const inOrder = [...this.#starts, table].sort((one, other) => one - other);
    const next = new Map(inOrder.map((start, index) => [start, inOrder[index + 1]]));
    this.#ends = this.#starts.map((start) => next.get(start));
    this.#trailer = need(
      /^trailer\n<<\n {2}\/Size \d+\n {2}\/Root (\d+) 0 R\n {2}\/Info (\d+) 0 R\n {2}\/ID \[(\([A-Za-z0-9+/=]+\)) [^\]\n]+\]\n>>\n/
        .exec(this.#text.slice(entries + this.#starts.length * ENTRY_LENGTH)), 'trailer');
  }

  /** The number of the document's catalogue. */
  get catalog() {
    return Number(this.#trailer[1]);
  }

  /** The numbers of all objects. */
  get numbers() {
    return [...this.#starts.keys()].slice(1);
  }

  /** What stands between "obj" and "endobj". */
  object(number) {
    return this.#changed.get(number) ?? this.#original(number);
  }

  /** Replaces one text in an object, in which it has to stand exactly once. */
  change(number, from, to) {
    const object = this.object(number);
    const at = object.indexOf(from);
    need(at >= 0 && !object.includes(from, at + 1), `single "${from}" in object ${number}`);
    this.put(number, object.slice(0, at) + to + object.slice(at + from.length));
  }

  /** Puts another object in the place of one. */
  put(number, object) {
    this.#changed.set(number, object);
  }

  /** Takes an object out of the file; nothing may refer to it any more. */
  remove(number) {
    this.#changed.set(number, undefined);
  }

  /** The role of an element of the structure tree; of anything else, undefined. */
  role(number) {
    const start = this.#starts[number] + `${number} 0 obj\n`.length;
    return /^<<\n {2}\/Type \/StructElem\n {2}\/S \/(\w+)\n/.exec(this.#text.slice(start, start + 64))?.[1];
  }

  /** The numbers of the elements that have one of the roles, in the order in which they lie in the file. */
  withRole(...roles) {
    return [...this.#starts.keys()].filter((number) => number > 0 && roles.includes(this.role(number)));
  }

  /** The numbers of the elements below one of which all are elements. */
  kids(number) {
    return Array.from((/\n {2}\/K \[([ 0-9R]*)\]\n/.exec(this.object(number))?.[1] ?? '').matchAll(/(\d+) 0 R/g), ([, kid]) => Number(kid));
  }

  /**
   * The file with object streams and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8), which PDF/A-2 allows.
   * It keeps the first part of the identifier, and derives the second from what is written.
   */
  toBytes() {
    const parts = [];
    const places = [[0, 0, 65535]];
    let length = 0;
    const append = (part) => {
      parts.push(part);
      length += part.length;
    };
    const appendObject = (number, ...body) => {
      places[number] = [1, length, 0];
      [latin1(`${number} 0 obj\n`), ...body, latin1('\nendobj\n')].forEach(append);
    };

    append(latin1(this.#text.slice(0, Math.min(...this.#starts.slice(1)))));
    const packed = [];
    for (let number = 1; number < this.#starts.length; number++) {
      const object = this.#changed.has(number) ? this.#changed.get(number) : this.#original(number);
      if (object === undefined) {
        // Free; no list of the free ones is needed in a file that nobody adds to.
        places[number] = [0, 0, 65535];
      } else if (object.endsWith('\nendstream')) {
        appendObject(number, latin1(object));
      } else {
        packed.push([number, object]);
      }
    }

    for (let first = 0; first < packed.length; first += OBJECTS_IN_A_STREAM) {
      const holder = places.length > this.#starts.length ? places.length : this.#starts.length;
      const some = packed.slice(first, first + OBJECTS_IN_A_STREAM);
      some.forEach(([number], index) => {
        places[number] = [2, holder, index];
      });
      appendObject(holder, ...objectStream(some));
    }

    const table = places.length;
    const start = length;
    places.push([1, start, 0]);
    const hash = createHash('sha256');
    parts.forEach((part) => hash.update(part));
    const [, root, info, id] = this.#trailer;
    appendObject(table, ...packedStream(
      `/Type /XRef /Size ${places.length} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID [${id} <${hash.digest('hex').slice(0, 32)}>]`,
      rows(places)));
    append(latin1(`startxref\n${start}\n%%EOF\n`));
    return Buffer.concat(parts);
  }

  #original(number) {
    const head = `${number} 0 obj\n`;
    const found = this.#text.slice(this.#starts[number], this.#ends[number]).trimEnd();
    need(found.startsWith(head) && found.endsWith('\nendobj'), `object ${number}`);
    return found.slice(head.length, -'\nendobj'.length);
  }
}

/** Refuses a file that is built differently. */
export function need(found, what) {
  if (!found) {
    throw new Error(`The PDF file has no ${what} as Typst 0.14 writes it.`);
  }

  return found;
}

function objectStream(objects) {
  let at = 0;
  const places = objects.map(([number, object]) => {
    const place = `${number} ${at} `;
    at += object.length + 1;
    return place;
  }).join('');
  return packedStream(
    `/Type /ObjStm /N ${objects.length} /First ${places.length}`, latin1(places + objects.map(([, object]) => `${object}\n`).join('')));
}

// Equal content is packed into equal bytes by one version of Node.js; another one may pack it differently.
function packedStream(entries, content) {
  const packed = deflateSync(content);
  return [latin1(`<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`), packed, latin1('\nendstream')];
}

function rows(places) {
  const table = Buffer.alloc(places.length * 7);
  places.forEach(([type, place, index], number) => {
    table.writeUInt8(type, 7 * number);
    table.writeUInt32BE(place, 7 * number + 1);
    table.writeUInt16BE(index, 7 * number + 5);
  });
  return table;
}

function latin1(text) {
  return Buffer.from(text, 'latin1');
}

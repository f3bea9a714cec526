// Sets documents with Typst, one after the other, until standard input ends. A request is a line of JSON:
//   { fonts: folder, workspace: folder, main: file, title: text, timestamp: seconds, output: file }
// and its answer is one: { pages } when the PDF file is written, { fault: text } when Typst refused it. Pages are what the
// document tells of itself by metadata with the label <seiten>, a page for each name.
// Exit codes: 3 no compiler for this machine; 4 Node.js too old. What else ends the process is a defect and keeps
// Node's own exit code and stack trace.
import { writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join, relative, sep } from 'path';
import { createInterface } from 'readline';

const OLDEST_NODE = 20;

/** Typst does not set the document; nothing is wrong with the engine. */
class Refusal extends Error {}

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(4, process.versions.node);
}

const { NodeCompiler } = loadCompiler();
const { finish } = await import('./finish.mjs');
for await (const line of createInterface({ input: process.stdin })) {
  const { fonts, workspace, main, title, timestamp, output } = JSON.parse(line);
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }], inputs: { title } });
  try {
    const document = set(compiler, workspace, main);
    const { archive, accessible } = toPdf(compiler, document, timestamp);
    writeFileSync(output, finish(archive, accessible));
    answer({ pages: compiler.query(document, { selector: '<seiten>', field: 'value' })[0] ?? null });
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }

    answer({ fault: error.message });
  }

  // Typst remembers all that it has set; of another document it finds nothing there, and it would only grow.
  compiler.evictCache(0);
}

function answer(words) {
  process.stdout.write(`${JSON.stringify(words)}\n`);
}

function loadCompiler() {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch (error) {
    return fail(3, `${process.platform}-${process.arch}: ${error.message}`);
  }
}

function set(compiler, workspace, main) {
  const compiled = compiler.compile({ mainFilePath: join(workspace, main) });
  // A warning such as "unknown font family" still yields a document, but not the one that was asked for.
  const faults = compiled.takeError() ?? compiled.takeWarnings();
  if (faults) {
    throw new Refusal(compiler.fetchDiagnostics(faults).map((fault) => asLine(fault, workspace)).join('\n'));
  }

  return compiled.result;
}

function toPdf(compiler, document, timestamp) {
  const options = { creationTimestamp: timestamp };
  try {
    // Typst writes one standard per export. This one fails where tagging is incomplete, and knows what the other loses:
    // finish.mjs makes one file of both.
    const accessible = compiler.pdf(document, { ...options, pdfStandard: 'ua-1' });
    return { archive: compiler.pdf(document, { ...options, pdfStandard: 'a-2a' }), accessible };
  } catch (error) {
    throw new Refusal(exportFaults(error.message));
  }
}

function asLine({ message, path, range }, workspace) {
  const file = path ? relative(workspace, path).split(sep).join('/') : '';
  // Typst counts lines and columns from zero, editors from one.
  const place = range ? `:${range.start.line + 1}:${range.start.character + 1}` : '';
  return file ? `${file}${place}: ${message}` : message;
}

// The export reports its faults only as Rust debug text; a text without that form is passed on whole.
function exportFaults(text) {
  const faults = [...text.matchAll(/message: ("(?:[^"\\]|\\.)*").*?hints: \[(.*?)\] \}/gs)];
  return faults.length === 0
    ? text
    : faults.map(([, message, hints]) => unquote(message) + (hints ? ` (${unquote(hints)})` : '')).join('\n');
}

function unquote(text) {
  return text.replace(/^"|"$/g, '').replace(/\\(["\\`'])/g, '$1');
}

function fail(code, text) {
  process.stderr.write(`${text}\n`);
  process.exit(code);
}

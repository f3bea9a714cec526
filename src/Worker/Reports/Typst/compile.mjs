// Sets documents with Typst: one request as JSON on standard input, one PDF file per document.
//   { fonts: folder, documents: [{ workspace: folder, main: file, title: text, timestamp: seconds, output: file }] }
// Exit codes: 0 all written; 1 Typst refused (reason on stderr); 3 no compiler for this machine; 4 Node.js too old.
// What else can end the process is a defect and keeps Node's own exit code and stack trace.
import { readFileSync, writeFileSync } from 'fs';
import { createRequire } from 'module';
import { join, relative, sep } from 'path';

const OLDEST_NODE = 20;

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  fail(4, process.versions.node);
}

const { NodeCompiler } = loadCompiler();
const request = JSON.parse(readFileSync(0, 'utf8'));
for (const document of request.documents) {
  writeFileSync(document.output, toPdf(document, request.fonts));
}

function loadCompiler() {
  try {
    return createRequire(import.meta.url)('@myriaddreamin/typst-ts-node-compiler');
  } catch (error) {
    return fail(3, `${process.platform}-${process.arch}: ${error.message}`);
  }
}

function toPdf({ workspace, main, title, timestamp }, fonts) {
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }], inputs: { title } });
  const compiled = compiler.compile({ mainFilePath: join(workspace, main) });
  // A warning such as "unknown font family" still yields a document, but not the one that was asked for.
  const faults = compiled.takeError() ?? compiled.takeWarnings();
  if (faults) {
    fail(1, compiler.fetchDiagnostics(faults).map((fault) => asLine(fault, workspace)).join('\n'));
  }

  const options = { creationTimestamp: timestamp };
  try {
    // Typst writes one standard per export; this one is made only because it fails where tagging is incomplete.
    compiler.pdf(compiled.result, { ...options, pdfStandard: 'ua-1' });
    return compiler.pdf(compiled.result, { ...options, pdfStandard: 'a-2a' });
  } catch (error) {
    return fail(1, exportFaults(error.message));
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

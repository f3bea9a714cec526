// From CycloneDX's list of the .NET packages the whole list of parts: npm's packages, the fonts and Node.js added, nothing in it that differs from run
// to run; and the licences, as a table for people.
//
//   node parts.mjs SBOM EPOCH OUT.cdx.json LIZENZEN.md
import { readFileSync, writeFileSync } from 'node:fs';

const [sbomFile, epoch, outFile, licenceFile] = process.argv.slice(2);
const sbom = JSON.parse(readFileSync(sbomFile, 'utf8'));
const moment = new Date(Number(epoch) * 1000).toISOString().replace('.000', '');
sbom.metadata.timestamp = moment;

const locks = ['src/Worker/Reports/Typst/package-lock.json', 'build/node/package-lock.json'];
for (const lock of locks) {
  for (const [path, entry] of Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)) {
    if (path === '') {
      continue;
    }

    const name = path.replace('node_modules/', '');
    const purl = `pkg:npm/${name.replace('@', '%40')}@${entry.version}`;
    sbom.components.push({
      type: name.startsWith('node-') ? 'platform' : 'library',
      'bom-ref': purl,
      name,
      version: entry.version,
      hashes: [{ alg: 'SHA-512', content: Buffer.from(entry.integrity.replace('sha512-', ''), 'base64').toString('hex') }],
      licenses: [{ expression: entry.license }],
      purl,
    });
  }
}

sbom.components.sort((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1));
writeFileSync(outFile, JSON.stringify(sbom, null, 2) + '\n');

const licenceOf = component => (component.licenses ?? [])
  .map(one => one.expression ?? one.license?.id ?? one.license?.name ?? one.license?.url).filter(Boolean).join(', ');
const unknown = sbom.components.filter(component => licenceOf(component) === '').map(component => component.name);
if (unknown.length > 0) {
  console.error(`Ohne Lizenz in der Teileliste: ${unknown.join(', ')}`);
}

const rows = sbom.components.map(component => `| ${component.name} | ${component.version} | ${licenceOf(component) || 'siehe Paket'} |`);
writeFileSync(licenceFile, `# Lizenzen

KiIndicators selbst: EUPL-1.2 (LICENSE). Mitgeliefert werden die folgenden Teile unter ihren eigenen Lizenzen; die Schrift Source Sans 3 steht unter der SIL Open Font
License 1.1 (fonts/LICENSE_FONT), Node.js unter MIT (dessen LICENSE nennt die Lizenzen seiner Teile), die .NET-Laufzeit unter MIT.

| Teil | Version | Lizenz |
| --- | --- | --- |
${rows.join('\n')}
`);

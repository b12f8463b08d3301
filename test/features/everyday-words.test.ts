import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { searchControls } from '../../server/src/core/catalog/search-controls.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

const framework = new Catalog(bundledCatalog.load()).frameworks.get('iso27001-2022');
assert.ok(framework);

function firstThree(query: string): string[] {
  return framework
    ? searchControls(framework, query)
        .slice(0, 3)
        .map(({ control }) => control.id)
    : [];
}

/** What somebody types who does not know Annex A, and the control that is meant. */
const everyday: readonly (readonly [string, string])[] = [
  ['laptop', 'A.8.1'],
  ['laptops', 'A.8.1'],
  ['phone', 'A.8.1'],
  ['byod', 'A.8.1'],
  ['backup', 'A.8.13'],
  ['backups', 'A.8.13'],
  ['restore', 'A.8.13'],
  ['leaver', 'A.5.11'],
  ['leaver', 'A.6.5'],
  ['leavers', 'A.5.18'],
  ['offboarding', 'A.6.5'],
  ['vendor', 'A.5.19'],
  ['vendors', 'A.5.20'],
  ['supplier', 'A.5.19'],
  ['supplier contract', 'A.5.20'],
  ['third party', 'A.5.19'],
  ['passwords', 'A.5.17'],
  ['password', 'A.5.17'],
  ['mfa', 'A.8.5'],
  ['two-factor', 'A.8.5'],
  ['login', 'A.8.5'],
  ['permissions', 'A.5.15'],
  ['access review', 'A.5.18'],
  ['admin', 'A.8.2'],
  ['shared drive', 'A.8.3'],
  ['github', 'A.8.4'],
  ['antivirus', 'A.8.7'],
  ['ransomware', 'A.8.7'],
  ['patching', 'A.8.8'],
  ['updates', 'A.8.8'],
  ['hardening', 'A.8.9'],
  ['delete data', 'A.8.10'],
  ['anonymization', 'A.8.11'],
  ['data leak', 'A.8.12'],
  ['logs', 'A.8.15'],
  ['siem', 'A.8.16'],
  ['time', 'A.8.17'],
  ['firewall', 'A.8.20'],
  ['wifi', 'A.8.20'],
  ['vlan', 'A.8.22'],
  ['internet access', 'A.8.23'],
  ['encryption', 'A.8.24'],
  ['software development', 'A.8.25'],
  ['pentest', 'A.8.29'],
  ['staging', 'A.8.31'],
  ['change request', 'A.8.32'],
  ['test data', 'A.8.33'],
  ['saas', 'A.5.23'],
  ['asset list', 'A.5.9'],
  ['social media', 'A.5.10'],
  ['confidential', 'A.5.12'],
  ['sending data', 'A.5.14'],
  ['hack', 'A.5.26'],
  ['data breach', 'A.5.26'],
  ['incident plan', 'A.5.24'],
  ['report incident', 'A.6.8'],
  ['disaster', 'A.5.30'],
  ['business continuity', 'A.5.29'],
  ['gdpr', 'A.5.34'],
  ['law', 'A.5.31'],
  ['copyright', 'A.5.32'],
  ['retention period', 'A.5.33'],
  ['internal audit', 'A.5.35'],
  ['police', 'A.5.5'],
  ['background check', 'A.6.1'],
  ['employment contract', 'A.6.2'],
  ['training', 'A.6.3'],
  ['phishing', 'A.6.3'],
  ['sanctions', 'A.6.4'],
  ['nda', 'A.6.6'],
  ['home office', 'A.6.7'],
  ['visitors', 'A.7.2'],
  ['badge', 'A.7.2'],
  ['camera', 'A.7.4'],
  ['fire', 'A.7.5'],
  ['clean desk', 'A.7.7'],
  ['travel', 'A.7.9'],
  ['usb stick', 'A.7.10'],
  ['power outage', 'A.7.11'],
  ['shredding', 'A.7.14'],
  ['old computers', 'A.7.14'],
];

/** The same in German, French and Spanish, with and without accents. */
const elsewhere: readonly (readonly [string, string])[] = [
  ['passwort', 'A.5.17'],
  ['datensicherung', 'A.8.13'],
  ['lieferant', 'A.5.19'],
  ['schulung', 'A.6.3'],
  ['verschlüsselung', 'A.8.24'],
  ['verschlusselung', 'A.8.24'],
  ['besucher', 'A.7.2'],
  ['homeoffice', 'A.6.7'],
  ['datenschutz', 'A.5.34'],
  ['mot de passe', 'A.5.17'],
  ['sauvegarde', 'A.8.13'],
  ['fournisseur', 'A.5.19'],
  ['télétravail', 'A.6.7'],
  ['teletravail', 'A.6.7'],
  ['chiffrement', 'A.8.24'],
  ['contraseña', 'A.5.17'],
  ['copia de seguridad', 'A.8.13'],
  ['proveedor', 'A.5.19'],
  ['teletrabajo', 'A.6.7'],
  ['cifrado', 'A.8.24'],
];

describe('controls by everyday words', () => {
  for (const [words, id] of [...everyday, ...elsewhere])
    it(`${words}: ${id} is among the first three`, () => {
      const found = firstThree(words);
      assert.ok(found.includes(id), `${words}: ${found.join(', ')}`);
    });

  it('finds the same while the last word is being typed', () => {
    for (const [typed, id] of [
      ['lapt', 'A.8.1'],
      ['backu', 'A.8.13'],
      ['passw', 'A.5.17'],
      ['home off', 'A.6.7'],
      ['clean de', 'A.7.7'],
      ['power out', 'A.7.11'],
    ] as const)
      assert.ok(firstThree(typed).includes(id), `${typed}: ${firstThree(typed).join(', ')}`);
  });

  it('leaves out words between others', () => {
    assert.equal(firstThree('access to source code')[0], 'A.8.4');
    assert.equal(firstThree('return of the laptop')[0], 'A.5.11');
  });

  it('finds each control by its first keyword, among the first five', () => {
    for (const control of framework.controls.values()) {
      const [word = ''] = control.keywords ?? [];
      const found = searchControls(framework, word).slice(0, 5);
      assert.ok(
        found.some((match) => match.control === control),
        `${control.id} by ${word}: ${found.map((match) => match.control.id).join(', ')}`,
      );
    }
  });
});

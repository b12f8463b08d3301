import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Catalog } from '../../server/src/core/catalog/catalog.ts';
import { foreignFramework } from '../../server/src/core/catalog/other-standards.ts';
import { bundledCatalog } from '../../server/src/host/bundled-catalog.ts';

const catalog = new Catalog(bundledCatalog.load());
const { otherStandards } = catalog;

describe('other standards', () => {
  it('are told by the name of a key', () => {
    for (const [name, id] of [
      ['TSC', 'soc2'],
      ['soc2_criteria', 'soc2'],
      ['SOC 2 (2017 TSC)', 'soc2'],
      ['iso27701', 'iso27701'],
      ['ISO/IEC 42001:2023', 'iso42001-2023'],
      ['NIST SP 800-53 Rev. 5', 'nist-800-53'],
      ['nist_controls', 'nist-800-53'],
      ['NIST CSF 2.0', 'nist-csf'],
      ['NIST-800-171', 'nist-800-171'],
      ['cis_controls', 'cis'],
      ['PCI DSS v4.0', 'pci-dss'],
      ['BSI C5', 'bsi-c5'],
      ['BSI IT-Grundschutz', 'bsi-grundschutz'],
      ['iso27001-2022', null],
      ['ISO 27001', null],
      ['HOUSE-RULES', null],
      ['society2', null],
    ] as const)
      assert.equal(otherStandards.byName(name), id, name);
  });

  it('are told by a prefix, by the look of an id, or by what stands near it', () => {
    for (const [text, nearby, id] of [
      ['CSF:PR.AA-01', '', 'nist-csf'],
      ['SOC2:CC6.1', '', 'soc2'],
      ['NIST:AC-2', '', 'nist-800-53'],
      ['COBIT:APO13', '', 'cobit'],
      ['ISO 42001 A.6.2.4', '', 'iso42001-2023'],
      ['ISO/IEC 42001:2023 Annex A.8.3', '', 'iso42001-2023'],
      ['iso27701:A.7.2.8', '', 'iso27701'],
      ['CC6.1', '', 'soc2'],
      ['CC6.1 - Logical access', '', 'soc2'],
      ['PI1.3', '', 'soc2'],
      ['PR.AC-1', '', 'nist-csf'],
      ['AC-2(1)', '', 'nist-800-53'],
      ['ORP.4', '', 'bsi-grundschutz'],
      ['CON.6.A1', '', 'bsi-grundschutz'],
      ['APO13.01', '', 'cobit'],
      ['164.308(a)(1)', '', 'hipaa'],
      ['A1.2', '', null],
      ['A1.2', 'CC6.1', 'soc2'],
      ['A1.2', 'soc2_criteria', 'soc2'],
      ['A.6.2.4', 'ISO 42001', 'iso42001-2023'],
      ['A.5.15', 'ISO 42001', null],
      ['OIS-01', '', null],
      ['OIS-01', 'c5', 'bsi-c5'],
      ['8.3.1', 'PCI DSS', 'pci-dss'],
      ['A.5.15', '', null],
      ['iso27001:A.5.15', '', null],
      ['5.15', '', null],
      ['Access control', '', null],
      ['POL-2', '', null],
      ['AC-234', '', null],
      ['CC6.123', '', null],
    ] as const)
      assert.equal(foreignFramework(catalog, text, nearby), id, `${text} near "${nearby}"`);
  });

  it('are found by their names in a text, the most telling name first', () => {
    const text = 'ISO/IEC 27001:2022, ISO 27001:2013, ISO27002, NIST CSF, NIST SP 800-53, SOC 2, 127001, BSIX, ISO-42001.';
    assert.deepEqual(
      otherStandards.namesIn(text).map(({ standard, edition, start, end }) => [standard, edition, text.slice(start, end)]),
      [
        ['iso27001', '2022', '27001:2022'],
        ['iso27001', '2013', '27001:2013'],
        ['iso27001', null, '27002'],
        ['nist-csf', null, 'NIST CSF'],
        ['nist-800-53', null, 'NIST SP 800-53'],
        ['soc2', null, 'SOC 2'],
        ['iso42001-2023', null, '42001'],
      ],
    );
    assert.deepEqual(otherStandards.namesIn('Nothing of the kind.'), []);
  });

  it('have ids that no text mistakes', () => {
    const text = 'CC6.1, x-CC6.2, PR.AA-01; ORP.4 and CON.6.A1, v.APO13, §164.308(a)(1), CC6.15x, PRO.4.';
    assert.deepEqual(
      [...otherStandards.idsIn(text, new Set())].map(({ standard, start, end }) => [standard, text.slice(start, end)]),
      [
        ['soc2', 'CC6.1'],
        ['nist-csf', 'PR.AA-01'],
        ['bsi-grundschutz', 'ORP.4'],
        ['bsi-grundschutz', 'CON.6.A1'],
        ['hipaa', '164.308(a)(1)'],
      ],
    );
  });

  it('are found in a text by every name but those of ordinary words', () => {
    const words = /^(?:Trust|Cyber|Cloud|Grund|C5)/;
    for (const { id, names } of bundledCatalog.load().otherStandards.standards) {
      for (const name of names) assert.equal(otherStandards.namesIn(`See ${name}.`)[0]?.standard, words.test(name) ? undefined : id, name);
      assert.ok(
        names.some((name) => !words.test(name)),
        id,
      );
    }
  });
});
